/** The rotas at the desk: who takes turns by which rules, who stands in, who is away, who swaps. */
@NullMarked
package throughline.edge.rota;

import org.jspecify.annotations.NullMarked;
