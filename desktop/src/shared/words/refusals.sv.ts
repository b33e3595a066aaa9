import type { en } from "./refusals.en";

export const sv: typeof en = {
  "kernel.edited-by-someone-else": "Någon annan har ändrat detta under tiden. Ladda om och gör sedan din ändring.",
  "people.sign-in-needed": "Du är utloggad. Logga in igen.",
  "people.not-allowed": "Du får inte göra detta. En administratör kan ge dig rätten.",
  "people.sign-in-refused": "E-posten och lösenordet stämmer inte. Kontrollera båda och försök igen.",
  "people.too-many-attempts": "För många försök. Vänta några minuter och försök igen.",
  "line.sdp-unusable": "Ljudet i den här webbläsaren passar inte. Använd en aktuell Chrome, Edge, Firefox eller Safari.",
  "line.sound-not-up": "Ljudet kom inte igång på 10 sekunder. Kontrollera nätverket och försök igen.",
  "line.unknown-message": "Sidan är äldre än servern. Ladda om den.",
};
