@org.jspecify.annotations.NullMarked
package throughline.report;
