package throughline.edge.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.TreeMap;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import throughline.edge.door.Problem.Field;
import throughline.kernel.Away;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import tools.jackson.core.JacksonException;

/** Turns whatever a controller throws into problem JSON: a sentence for a person, no trace, no name from inside the program. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** The routine of PostgreSQL that refuses a row for its policies; its SQLSTATE, 42501, is also that of every missing grant. */
    private static final String CHECKS_POLICIES = "ExecWithCheckOptions";

    private final Ids ids;

    Problems(Ids ids) {
        this.ids = ids;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused refused, HttpServletRequest request) {
        boolean isCondition = refused.isEditedBySomeoneElse() && request.getHeader(HttpHeaders.IF_MATCH) != null;
        return answer(isCondition ? HttpStatus.PRECONDITION_FAILED : Natures.statusOf(refused.code()), refused);
    }

    @ExceptionHandler
    ResponseEntity<Problem> fieldsNotValid(MethodArgumentNotValidException invalid) {
        var fields = new TreeMap<String, Field>();
        invalid.getBindingResult()
                .getFieldErrors()
                .forEach(error -> fields.putIfAbsent(error.getField(), wrongWith(error)));
        var status = HttpStatus.UNPROCESSABLE_CONTENT;
        var refused = new Refused("edge.fields", "Some fields cannot be taken like this. Correct them and try again.");
        return answer(status, Problem.of(status, refused).with(fields));
    }

    private static Field wrongWith(FieldError error) {
        return switch (String.valueOf(error.getCode())) {
            case "NotNull", "NotBlank", "NotEmpty" -> new Field("edge.field-needed", "This is needed.");
            case "Size" -> new Field("edge.field-length", "This is too short or too long.");
            default -> new Field("edge.field", "This cannot be taken like this.");
        };
    }

    @ExceptionHandler
    ResponseEntity<Problem> notReadable(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof JacksonException json && json.getLocation() != null) {
            return answer(
                    HttpStatus.BAD_REQUEST,
                    new Refused(
                            "edge.unreadable",
                            "The text of the request cannot be read: see line {0}, column {1}.",
                            json.getLocation().getLineNr(),
                            json.getLocation().getColumnNr()));
        }
        return answer(HttpStatus.BAD_REQUEST, new Refused("edge.empty", "The request has no text, but needs one."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> doesNotFit(MethodArgumentTypeMismatchException mismatch) {
        return answer(
                HttpStatus.BAD_REQUEST,
                new Refused(
                        "edge.does-not-fit",
                        "The value {0} does not fit {1}.",
                        String.valueOf(mismatch.getValue()),
                        mismatch.getName()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> lacks(MissingServletRequestParameterException lacking) {
        return answer(
                HttpStatus.BAD_REQUEST,
                new Refused("edge.parameter-missing", "The address lacks {0}.", lacking.getParameterName()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> upload(MultipartException broken) {
        return broken instanceof MaxUploadSizeExceededException
                ? answer(
                        HttpStatus.CONTENT_TOO_LARGE,
                        new Refused("attachment.too-large", "This file is too large. It may have 10 MB."))
                : answer(HttpStatus.BAD_REQUEST, explained(HttpStatus.BAD_REQUEST, "POST"));
    }

    /** Those whom security stops inside a controller are answered by the turnstile. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void passOn(RuntimeException security) {
        throw security;
    }

    /** The browser has left; nobody reads the answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void nobodyReads() {}

    @ExceptionHandler
    ResponseEntity<Problem> fault(Exception fault, HttpServletRequest request) {
        if (fault instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return ResponseEntity.status(status)
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problem.of(status, explained(status, request.getMethod())));
        }
        if (Away.isTheReason(fault) && fault instanceof RuntimeException away) {
            throw away; // answered at the door
        }
        if (isOutOfScope(fault)) {
            return answer(
                    HttpStatus.FORBIDDEN,
                    new Refused("edge.another-branch", "This would belong to a branch that is not yours."));
        }
        var incident = ids.next();
        log.error(
                "Incident {}: {} {} failed",
                incident,
                request.getMethod(),
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                fault);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                new Refused(
                        "edge.fault",
                        "Something went wrong here, and it is not your fault. It is on record as {0}.",
                        incident));
    }

    /** The database takes no row that whoever asks could not see. A table that the program may not touch is a fault of ours and is not this. */
    private static boolean isOutOfScope(Exception fault) {
        return NestedExceptionUtils.getMostSpecificCause(fault) instanceof PSQLException refusal
                && refusal.getServerErrorMessage() != null
                && CHECKS_POLICIES.equals(refusal.getServerErrorMessage().getRoutine());
    }

    static Refused nothingHere() {
        return new Refused("edge.no-such-address", "There is nothing at this address.");
    }

    /** What is said about a status that the web server chose itself. */
    static Refused explained(HttpStatus status, String method) {
        return switch (status) {
            case NOT_FOUND -> nothingHere();
            case METHOD_NOT_ALLOWED -> new Refused("edge.method", "{0} cannot be used at this address.", method);
            case UNSUPPORTED_MEDIA_TYPE -> new Refused("edge.media-type", "Send the request as application/json.");
            case NOT_ACCEPTABLE -> new Refused("edge.not-acceptable", "The answer exists as JSON only.");
            case CONTENT_TOO_LARGE -> new Refused("edge.too-large", "The request is too large.");
            default -> new Refused("edge.malformed", "The request is malformed.");
        };
    }

    private static ResponseEntity<Problem> answer(HttpStatus status, Refused refused) {
        return answer(status, Problem.of(status, refused));
    }

    private static ResponseEntity<Problem> answer(HttpStatus status, Problem problem) {
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.TOO_MANY_REQUESTS && problem.values().getFirst() instanceof Number seconds) {
            answer.header(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return answer.body(problem);
    }
}
