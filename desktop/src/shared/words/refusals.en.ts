export const en = {
  "kernel.edited-by-someone-else": "Somebody else changed this meanwhile. Load it again, then make your change.",
  "people.sign-in-needed": "You are signed out. Sign in again.",
  "people.not-allowed": "You may not do this. An administrator can give you the right.",
  "people.sign-in-refused": "This e-mail and password do not match. Check both and try again.",
  "people.too-many-attempts": "Too many tries. Wait a few minutes, then try again.",
  "line.sdp-unusable": "The sound of this browser does not fit. Use a current Chrome, Edge, Firefox or Safari.",
  "line.sound-not-up": "The sound did not come up in 10 seconds. Check your network, then try again.",
  "line.unknown-message": "This page is older than the server. Reload it.",
};
