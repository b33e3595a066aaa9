import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { applyPreferences } from "./shared/preferences";
import { refuseMarkupFromText } from "./shared/trustedTypes";
import "./shared/look/index.css";

refuseMarkupFromText();
applyPreferences(document.documentElement);
const root = document.getElementById("throughline");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
