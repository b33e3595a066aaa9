import type { OrderRow } from "./types";

/** Where it is, with the lift when it is known, and what is wrong there. */
export function Where({ row }: { row: OrderRow }) {
  return (
    <>
      <div className="ell strong">{placeOf(row)}</div>
      <div className="ell meta">{[row.headline, row.unitName].filter(Boolean).join(" · ")}</div>
    </>
  );
}

export const placeOf = ({ street, city, siteName }: Pick<OrderRow, "street" | "city" | "siteName">): string => [street || siteName, city].filter(Boolean).join(", ");
