import type { en } from "./en";

export const sv: typeof en = {
  unreachable: "Inget svar från servern. Försök igen om en stund.",
  fault: "Det gick inte, och det är inte ditt fel. Försök igen eller säg till administratören.",
  getting: "Hämtar. Du kan fortsätta.",
  search: "Sök",
  nothingFound: "Inget hittades. Prova färre bokstäver.",
  showMore: "Visa fler",
  save: "Spara",
  saved: "Sparat",
  cancel: "Avbryt",
  close: "Stäng",
  required: "Fyll i det här.",
  yes: "Ja",
  no: "Nej",
  unitKinds: {
    traction: "Linhiss",
    "traction-with-machine-room": "Linhiss med maskinrum",
    hydraulic: "Hydraulhiss",
    goods: "Varuhiss",
    escalator: "Rulltrappa",
    platform: "Plattformshiss",
  },
  languages: { en: "engelska", sv: "svenska", et: "estniska", "zh-Hant": "traditionell kinesiska" },
};
