import type { Screen } from "../shared/screen";

/** Every address of the desktop, in the order of the rail. A screen is listed when what it shows is true. */
export const screens: readonly Screen[] = [];
