package throughline.edge.finder;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.finder.Finder;
import throughline.finder.Kind;

/** What was meant, best first: what has exactly this number, then what is found by words. */
@RestController
@RequestMapping("/api/search")
class FinderEndpoints {
    private static final int MOST = 50;
    private static final int USUAL = 6;

    /** @param items at most so many of each kind */
    record Answer(List<Meant> items) {}

    private final Finder finder;
    private final Shown shown;
    private final Numbered numbered;

    FinderEndpoints(Finder finder, Shown shown, Numbered numbered) {
        this.finder = finder;
        this.shown = shown;
        this.numbered = numbered;
    }

    /**
     * @param q as somebody typed it; the first 200 characters and eight words count
     * @param kinds such as {@code unit,site}; all and also orders, requests and contacts by their numbers when it is left out
     * @param limit of each kind, 1 to 50
     */
    @GetMapping
    Answer search(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable Set<String> kinds,
            @RequestParam(required = false) @Nullable Integer limit) {
        var things = shown.of(finder.find(q, wanted(kinds), limit == null ? USUAL : Math.clamp(limit, 1, MOST)));
        return new Answer(
                kinds == null
                        ? Stream.concat(numbered.called(q), things.stream()).toList()
                        : things);
    }

    /** A kind that does not exist has nothing that could be found. */
    private static Set<Kind> wanted(@Nullable Set<String> kinds) {
        var wanted = EnumSet.allOf(Kind.class);
        if (kinds != null) {
            wanted.removeIf(kind -> !kinds.contains(kind.word()));
        }
        return wanted;
    }
}
