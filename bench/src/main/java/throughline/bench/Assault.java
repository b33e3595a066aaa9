package throughline.bench;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One way of meaning harm: how often it was tried, how long the answers took, and what got through. */
final class Assault {
    private static final int LONGEST = 300;

    private final String name;
    private final AtomicInteger tries = new AtomicInteger();
    private final Samples took = new Samples();
    private final Queue<String> through = new ConcurrentLinkedQueue<>();

    Assault(String name) {
        this.name = name;
    }

    /** Tries once. No answer of ours is a fault, whatever was asked. */
    HttpResponse<String> tries(String what, Callable<HttpResponse<String>> ask, Predicate<HttpResponse<String>> holds)
            throws Exception {
        long began = System.nanoTime();
        var answer = ask.call();
        took.add(System.nanoTime() - began);
        holds(answer.statusCode() < 500 && holds.test(answer), what + ": " + answer.statusCode() + " " + answer.body());
        return answer;
    }

    void holds(boolean held, String otherwise) {
        tries.incrementAndGet();
        if (!held) {
            through.add(otherwise.length() > LONGEST ? otherwise.substring(0, LONGEST) : otherwise);
        }
    }

    String name() {
        return name;
    }

    int count() {
        return tries.get();
    }

    Samples took() {
        return took;
    }

    List<String> through() {
        return List.copyOf(through);
    }
}
