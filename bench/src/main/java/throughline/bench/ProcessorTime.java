package throughline.bench;

import java.time.Duration;
import java.util.stream.Stream;
import throughline.scenario.RunningServer;

/** The processor time used so far, by the server, its database and the bench that drives them. */
record ProcessorTime(Duration server, Duration database, Duration bench) {
    static ProcessorTime of(RunningServer server) {
        return new ProcessorTime(
                used(Stream.of(server.process())),
                used(server.process().descendants()),
                used(Stream.of(ProcessHandle.current())));
    }

    ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(
                server.minus(before.server), database.minus(before.database), bench.minus(before.bench));
    }

    private static Duration used(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
