import type { en } from "./sections.en";

export const zhHant: typeof en = {
  admin: "管理",
  lists: {
    users: "使用者",
    branches: "分公司",
    queues: "佇列與號碼",
    carrier: "電信業者",
    gateway: "簡訊閘道",
    webhooks: "Webhook",
    senders: "接收 Webhook",
    outbox: "已送簡訊",
    technicians: "技術人員",
    onCall: "待命",
    dispatch: "派工",
    holidays: "假日",
    codes: "問題代碼",
    audit: "稽核紀錄",
    tokens: "系統存取",
  },
  one: {
    users: "使用者",
    branches: "分公司",
    queues: "佇列",
    technicians: "技術人員",
    onCall: "班次",
    holidays: "假日曆",
    codes: "問題代碼",
    webhooks: "訂閱",
    senders: "傳送者",
  },
};
