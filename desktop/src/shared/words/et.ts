import type { en } from "./en";

export const et: typeof en = {
  unreachable: "Server ei vasta. Proovi hetke pärast uuesti.",
  fault: "See ei õnnestunud ja see pole sinu viga. Proovi uuesti või ütle administraatorile.",
  getting: "Laadin. Võid jätkata.",
  search: "Otsi",
  nothingFound: "Midagi ei leitud. Proovi vähemate tähtedega.",
  showMore: "Näita rohkem",
  save: "Salvesta",
  saved: "Salvestatud",
  cancel: "Loobu",
  close: "Sulge",
  required: "Täida see väli.",
  yes: "Jah",
  no: "Ei",
  unitKinds: {
    traction: "Trossilift",
    "traction-with-machine-room": "Masinaruumiga trossilift",
    hydraulic: "Hüdrauliline lift",
    goods: "Kaubalift",
    escalator: "Eskalaator",
    platform: "Platvormlift",
  },
  languages: { en: "inglise", sv: "rootsi", et: "eesti", "zh-Hant": "hiina (traditsiooniline)" },
};
