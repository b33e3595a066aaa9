package throughline.bench;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Loaded into a server with {@code -javaagent:JAR=POINT:TIMES}: the process ends, as if it had been killed, when it has come so many
 * times to that {@link CrashPoint}. No hook runs, no stream is flushed, no connection is closed.
 */
public final class CrashAgent {
    /** As after a signal 9. */
    static final int KILLED = 137;

    private static final ClassDesc HERE = CrashAgent.class.describeConstable().orElseThrow();
    private static final AtomicInteger LEFT = new AtomicInteger();

    private CrashAgent() {}

    public static void premain(String argument, Instrumentation machine) {
        var words = argument.split(":");
        LEFT.set(Integer.parseInt(words[1]));
        machine.addTransformer(new Ending(CrashPoint.valueOf(words[0])));
    }

    /** Called by the changed method. */
    public static void passes() {
        if (LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private record Ending(CrashPoint point) implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
            if (!point.type.equals(name)) {
                return null;
            }
            var files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
            var ended = new AtomicInteger();
            var changed = files.transformClass(
                    files.parse(bytes),
                    ClassTransform.transformingMethodBodies(
                            method -> method.methodName().equalsString(point.method) && ended.incrementAndGet() > 0,
                            point.before ? new Before() : Ending::atReturn));
            if (ended.get() == 0) { // a point that nobody can pass proves nothing
                System.err.printf("There is no method %s in %s any more.%n", point.method, point.type);
                Runtime.getRuntime().halt(1);
            }
            return changed;
        }

        private static void atReturn(CodeBuilder code, CodeElement element) {
            if (element instanceof ReturnInstruction) {
                passes(code);
            }
            code.with(element);
        }

        private static void passes(CodeBuilder code) {
            code.invokestatic(HERE, "passes", MethodTypeDesc.of(ConstantDescs.CD_void));
        }

        private static final class Before implements CodeTransform {
            @Override
            public void atStart(CodeBuilder code) {
                passes(code);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                code.with(element);
            }
        }
    }
}
