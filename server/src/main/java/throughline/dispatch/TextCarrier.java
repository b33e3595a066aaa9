package throughline.dispatch;

import org.springframework.stereotype.Component;

/** Offers as texts. Every technician has a telephone number, so every technician is reached. */
@Component
class TextCarrier implements OfferCarrier {
    private final TechnicianTexts texts;

    TextCarrier(TechnicianTexts texts) {
        this.texts = texts;
    }

    @Override
    public String channel() {
        return Way.TEXT;
    }

    @Override
    public boolean reaches(Technician to) {
        return true;
    }

    @Override
    public void carry(Asking asking) {
        texts.offer(asking);
    }

    /** Whoever was asked over any channel reads that it is over, and need not remember what was said. */
    @Override
    public void over(Ending ending) {
        if (ending.state() == OfferState.WITHDRAWN) {
            texts.withdrawn(ending);
        }
    }
}
