import { priorityShapes } from "../../shared/parts/PriorityMark";
import type { OrderState, Priority } from "../../shared/order";

const svg = "http://www.w3.org/2000/svg";

/** An order at its site: shape and number say how urgent it is, the edge whether somebody has it. */
export function orderMark(priority: Priority, state: OrderState, more: string, said: string, chosen: boolean, press: () => void): HTMLElement {
  const mark = button(said, press);
  mark.setAttribute("aria-pressed", String(chosen));
  const look = document.createElement("span");
  look.className = ["mark", "pri", `p${priority}`, isGoing(state) ? "going" : "", chosen ? "chosen" : ""].join(" ");
  const drawing = document.createElementNS(svg, "svg");
  drawing.setAttribute("viewBox", "-2 -2 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(svg, "path");
  shape.setAttribute("d", priorityShapes[priority]);
  const number = document.createElementNS(svg, "text");
  number.setAttribute("x", "10");
  number.setAttribute("y", priority === 2 ? "16.6" : "13.8");
  number.textContent = String(priority);
  drawing.append(shape, number);
  look.append(drawing);
  if (more) look.append(text("more", more));
  mark.append(look);
  return mark;
}

/** A technician where they were last, and how long ago. */
export function technicianMark(name: string, age: string, press: (() => void) | null): HTMLElement {
  const mark = button(`${name}, ${age}`, press);
  const look = document.createElement("span");
  look.className = "mark technician";
  const label = text("label", name.split(" ")[0] ?? name);
  label.append(text("ago", age));
  look.append(text("dot", ""), label);
  mark.append(look);
  return mark;
}

/** Reached by pointer; whoever uses keys has the list, so hundreds of marks do not stand between them and the next control. */
function button(said: string, press: (() => void) | null): HTMLElement {
  const mark = document.createElement("button");
  mark.type = "button";
  mark.className = "mark-button";
  mark.tabIndex = -1;
  mark.title = said;
  mark.setAttribute("aria-label", said.replaceAll("\n", ". "));
  mark.onclick = press;
  return mark;
}

function text(look: string, words: string): HTMLElement {
  const part = document.createElement("span");
  part.className = look;
  part.textContent = words;
  return part;
}

const isGoing = (state: OrderState) => ["accepted", "on-the-way", "on-site", "report-due"].includes(state);
