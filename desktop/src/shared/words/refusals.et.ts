import type { en } from "./refusals.en";

export const et: typeof en = {
  "kernel.edited-by-someone-else": "Keegi teine muutis seda vahepeal. Laadi uuesti ja tee siis oma muudatus.",
  "people.sign-in-needed": "Oled välja logitud. Logi uuesti sisse.",
  "people.not-allowed": "Sul pole selleks õigust. Õiguse saab anda administraator.",
  "people.sign-in-refused": "E-post ja parool ei sobi kokku. Kontrolli mõlemat ja proovi uuesti.",
  "people.too-many-attempts": "Liiga palju katseid. Oota mõni minut ja proovi uuesti.",
  "line.sdp-unusable": "Selle brauseri heli ei sobi. Kasuta Chrome’i, Edge’i, Firefoxi või Safari uut versiooni.",
  "line.sound-not-up": "Heli ei käivitunud 10 sekundiga. Kontrolli võrku ja proovi uuesti.",
  "line.unknown-message": "See leht on serverist vanem. Laadi leht uuesti.",
};
