import type { en } from "./en";

export const zhHant: typeof en = {
  unreachable: "伺服器沒有回應。請稍後再試。",
  fault: "操作未成功，這不是您的錯。請再試一次，或告知管理員。",
  getting: "讀取中，您可以繼續作業。",
  search: "搜尋",
  nothingFound: "找不到結果。請減少幾個字再試。",
  showMore: "顯示更多",
  save: "儲存",
  saved: "已儲存",
  cancel: "取消",
  close: "關閉",
  required: "請填寫此欄。",
  yes: "是",
  no: "否",
  unitKinds: {
    traction: "無機房電梯",
    "traction-with-machine-room": "有機房電梯",
    hydraulic: "油壓電梯",
    goods: "貨梯",
    escalator: "電扶梯",
    platform: "平台升降機",
  },
  languages: { en: "英語", sv: "瑞典語", et: "愛沙尼亞語", "zh-Hant": "中文（繁體）" },
};
