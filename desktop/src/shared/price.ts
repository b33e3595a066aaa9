import { locale } from "./format";

/** What a visit costs, as the server says it. */
export interface Price {
  charged: boolean;
  /** Null when nothing is charged, or no amount is on record. */
  amount: number | null;
  currency: string | null;
  /** Said beside the amount. */
  text: string;
  /** Who said yes to it, where somebody was asked. */
  authorisedBy?: string | null;
}

/** `£280`, `1 800 kr`: whole amounts without decimals. */
export const money = (amount: number, currency: string): string =>
  amount.toLocaleString(locale(), {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    ...(Number.isInteger(amount) ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {}),
  });

/** `£280 plus parts`; empty when it is not on record. */
export const priceSaid = ({ amount, currency, text }: Price): string =>
  [amount !== null && currency !== null && money(amount, currency), text].filter(Boolean).join(" ");
