package throughline.sheet;

import java.util.List;
import org.springframework.stereotype.Component;

/** The book of each kind. */
@Component
class Books {
    private final List<Book<?, ?>> all;

    Books(List<Book<?, ?>> all) {
        this.all = all;
    }

    Book<?, ?> of(SheetKind kind) {
        return all.stream()
                .filter(book -> book.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody keeps the book of %s.".formatted(kind)));
    }
}
