package throughline.edge.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import throughline.notify.Carrier;
import throughline.notify.Carrier.Answer;
import throughline.notify.Gateway;
import throughline.notify.Gateway.Security;
import throughline.notify.GatewayWire;
import throughline.notify.Outgoing;

/**
 * Hands mails to the mail server, one connection each. What it refuses for ever (5xx) is never tried again; whatever else goes wrong
 * is, with the same {@code Message-ID}.
 */
@Component
class SmtpCarrier implements GatewayWire {
    private static final List<String> TLS = List.of("TLSv1.3", "TLSv1.2");
    private static final Duration WHOLE = Duration.ofSeconds(9);
    private static final String EACH_MILLIS = "5000";
    private static final int PERMANENT = 500;
    private static final int LONGEST_SHOWN = 160;

    private final SSLSocketFactory secure;
    private final Duration whole;
    private final InstantSource clock;

    @Autowired
    SmtpCarrier(InstantSource clock) {
        this((SSLSocketFactory) SSLSocketFactory.getDefault(), WHOLE, clock);
    }

    SmtpCarrier(SSLSocketFactory secure, Duration whole, InstantSource clock) {
        this.secure = secure;
        this.whole = whole;
        this.clock = clock;
    }

    @Override
    public @Nullable Carrier to(Gateway gateway) {
        return gateway instanceof Gateway.Smtp smtp ? letter -> within(smtp, letter) : null;
    }

    /** The library ends each silence; this also ends a server that trickles. */
    private Answer within(Gateway.Smtp gateway, Outgoing letter) {
        var task = new FutureTask<>(() -> carry(gateway, letter));
        Thread.ofVirtual().name("mail").start(task);
        try {
            return task.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new Answer.NotNow("The mail server did not take it within %d seconds.".formatted(whole.toSeconds()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.NotNow("We were stopped while the mail server had the mail.");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A mail could not be handed over", failed.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private Answer carry(Gateway.Smtp gateway, Outgoing letter) {
        var session = session(gateway);
        try (var server = (SMTPTransport) session.getTransport(gateway.security() == Security.TLS ? "smtps" : "smtp")) {
            var mail = mail(session, gateway, letter);
            server.connect(
                    gateway.host(),
                    gateway.port(),
                    gateway.login().isEmpty() ? null : gateway.login(),
                    gateway.login().isEmpty() ? null : gateway.password());
            server.sendMessage(mail, new Address[] {new InternetAddress(letter.to(), false)});
            return new Answer.Taken(
                    "%s Message-ID %s".formatted(shown(server.getLastServerResponse()), mail.getMessageID()));
        } catch (AuthenticationFailedException refused) {
            return new Answer.NotNow("The mail server does not let us in: %s".formatted(shown(refused.getMessage())));
        } catch (MessagingException failed) {
            return answer(failed);
        }
    }

    private Session session(Gateway.Smtp gateway) {
        var scheme = gateway.security() == Security.TLS ? "mail.smtps." : "mail.smtp.";
        var properties = new Properties();
        properties.put(scheme + "connectiontimeout", EACH_MILLIS);
        properties.put(scheme + "timeout", EACH_MILLIS);
        properties.put(scheme + "writetimeout", EACH_MILLIS);
        properties.put(scheme + "from", gateway.sender());
        properties.put(scheme + "localhost", domain(gateway));
        properties.put(scheme + "auth", String.valueOf(!gateway.login().isEmpty()));
        properties.put(scheme + "starttls.enable", String.valueOf(gateway.security() == Security.STARTTLS));
        properties.put(scheme + "starttls.required", String.valueOf(gateway.security() == Security.STARTTLS));
        properties.put(scheme + "ssl.protocols", String.join(" ", TLS));
        properties.put(scheme + "ssl.checkserveridentity", "true");
        properties.put(scheme + "ssl.socketFactory", secure);
        properties.put(scheme + "quitwait", "false");
        return Session.getInstance(properties);
    }

    private MimeMessage mail(Session session, Gateway.Smtp gateway, Outgoing letter) throws MessagingException {
        var id = "<%s@%s>".formatted(letter.reference(), domain(gateway));
        var mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(new InternetAddress(gateway.sender(), false));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), false));
        mail.setSubject(letter.subject(), UTF_8.name());
        mail.setText(letter.words(), UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's holiday answers
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.saveChanges();
        return mail;
    }

    private static String domain(Gateway.Smtp gateway) {
        return gateway.sender().substring(gateway.sender().lastIndexOf('@') + 1);
    }

    private static Answer answer(MessagingException failed) {
        int code = code(failed);
        return code == 0
                ? new Answer.NotNow("The mail server cannot be talked to (%s)."
                        .formatted(root(failed).getClass().getSimpleName()))
                : code >= PERMANENT
                        ? new Answer.Declined(shown(words(failed)))
                        : new Answer.NotNow(shown(words(failed)));
    }

    /** Of the recipient, the sender or the mail, whatever was refused; 0 when the server said nothing. */
    private static int code(MessagingException failed) {
        for (@Nullable Exception each = failed;
                each != null;
                each = each instanceof MessagingException more ? more.getNextException() : null) {
            switch (each) {
                case SMTPAddressFailedException address -> {
                    return address.getReturnCode();
                }
                case SMTPSenderFailedException sender -> {
                    return sender.getReturnCode();
                }
                case SMTPSendFailedException mail
                when mail.getNextException() == null -> {
                    return mail.getReturnCode();
                }
                default -> {}
            }
        }
        return 0;
    }

    private static String words(MessagingException failed) {
        Exception last = failed;
        while (last instanceof MessagingException more && more.getNextException() != null) {
            last = more.getNextException();
        }
        return String.valueOf(last.getMessage());
    }

    private static Throwable root(MessagingException failed) {
        return failed.getCause() == null ? failed : failed.getCause();
    }

    /** Addresses and long numbers are hidden, because servers repeat the recipient's. */
    private static String shown(@Nullable String said) {
        var clean = String.valueOf(said)
                .replaceAll("\\p{Cntrl}+", " ")
                .replaceAll("\\S+@\\S+", "…")
                .replaceAll("\\d{7,}", "…")
                .strip();
        return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "…";
    }
}
