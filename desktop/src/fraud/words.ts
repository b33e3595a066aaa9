import { inEveryLanguage } from "../shared/wording";

const en = {
  kinds: {
    refused: "Calls out refused: {n}",
    spent: "Calls have cost as much as they may",
    unusual: "Unusual calls out refused: {n}",
    texts: "Texts to callers held back: {n}",
    bill: "The carrier’s bill differs: {n}",
  },
  help: {
    refused: "Somebody may be calling at our cost.",
    spent: "Only what cannot wait is still called.",
    unusual: "Somebody may be calling at our cost.",
    texts: "Too many would go to numbers with the same beginning.",
    bill: "Calls that only the carrier has are the dangerous ones.",
  },
  open: { refused: "Stop calls", spent: "Look", unusual: "Stop calls", texts: "Look", bill: "Look" },
  askAdministrator: "Tell an administrator, who can stop calls out.",
  known: "I know",
};

const sv: typeof en = {
  kinds: {
    refused: "Nekade utgående samtal: {n}",
    spent: "Samtal har kostat så mycket som de får",
    unusual: "Ovanliga utgående samtal nekades: {n}",
    texts: "Sms till inringare hålls tillbaka: {n}",
    bill: "Operatörens räkning skiljer sig: {n}",
  },
  help: {
    refused: "Någon kanske ringer på vår bekostnad.",
    spent: "Bara det som inte kan vänta rings.",
    unusual: "Någon kanske ringer på vår bekostnad.",
    texts: "För många skulle gå till nummer med samma början.",
    bill: "Samtal som bara operatören har är de farliga.",
  },
  open: { refused: "Stoppa samtal", spent: "Titta", unusual: "Stoppa samtal", texts: "Titta", bill: "Titta" },
  askAdministrator: "Säg till en administratör, som kan stoppa utgående samtal.",
  known: "Jag vet",
};

const et: typeof en = {
  kinds: {
    refused: "Keelatud väljuvaid kõnesid: {n}",
    spent: "Kõned on maksnud nii palju, kui tohib",
    unusual: "Keelatud ebatavalisi väljuvaid kõnesid: {n}",
    texts: "Tagasi hoitud sõnumeid helistajatele: {n}",
    bill: "Operaatori arve erineb: {n}",
  },
  help: {
    refused: "Võib-olla helistab keegi meie kulul.",
    spent: "Helistatakse vaid siis, kui oodata ei saa.",
    unusual: "Võib-olla helistab keegi meie kulul.",
    texts: "Sama algusega numbritele läheks liiga palju.",
    bill: "Ohtlikud on kõned, mis on ainult operaatoril.",
  },
  open: { refused: "Peata kõned", spent: "Vaata", unusual: "Peata kõned", texts: "Vaata", bill: "Vaata" },
  askAdministrator: "Ütle administraatorile, kes saab väljuvad kõned peatada.",
  known: "Tean",
};

const zhHant: typeof en = {
  kinds: {
    refused: "撥出被拒：{n}",
    spent: "通話費用已達上限",
    unusual: "異常撥出被拒：{n}",
    texts: "暫緩寄給來電者的簡訊：{n}",
    bill: "電信業者帳單不符：{n}",
  },
  help: {
    refused: "可能有人盜打。",
    spent: "僅緊急通話仍可撥出。",
    unusual: "可能有人盜打。",
    texts: "寄往相同開頭號碼者過多。",
    bill: "只有電信業者有的通話最危險。",
  },
  open: { refused: "停止撥出", spent: "查看", unusual: "停止撥出", texts: "查看", bill: "查看" },
  askAdministrator: "請告知管理員，可停止撥出。",
  known: "知道了",
};

export const words = inEveryLanguage({ en, sv, et, "zh-Hant": zhHant });
