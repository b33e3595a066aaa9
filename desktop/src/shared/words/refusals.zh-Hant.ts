import type { en } from "./refusals.en";

export const zhHant: typeof en = {
  "kernel.edited-by-someone-else": "其他人已先修改了這筆資料。請重新載入後再修改。",
  "people.sign-in-needed": "您已登出，請重新登入。",
  "people.not-allowed": "您沒有此權限。管理員可以為您開通。",
  "people.sign-in-refused": "電子郵件與密碼不符。請檢查後再試一次。",
  "people.too-many-attempts": "嘗試次數過多。請等幾分鐘再試。",
  "line.sdp-unusable": "此瀏覽器的語音功能不相容。請使用新版 Chrome、Edge、Firefox 或 Safari。",
  "line.sound-not-up": "語音在 10 秒內未能連上。請檢查網路後再試一次。",
  "line.unknown-message": "此頁面版本比伺服器舊，請重新載入。",
};
