/**
 * Comforts for the pages of strangers; all of them work without it.
 * - the look chosen in the portal,
 * - `<input name="time_zone" type="hidden">` gets the browser's zone,
 * - `<button type="button" class="public-reveal" data-for="ID" data-hide="Hide" hidden>Show</button>` shows a password,
 * - a form is sent once, however often its button is pressed.
 */
import "./public.css";

function applyLook() {
  try {
    const theme = localStorage.getItem("concord.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is forbidden: the device's look it is.
  }
}

function fillTimeZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="time_zone"]')) {
    if (input.value === "") input.value = zone;
  }
}

function offerReveal(button: HTMLButtonElement) {
  const input = document.getElementById(button.dataset.for ?? "");
  if (!(input instanceof HTMLInputElement)) return;
  const show = button.textContent ?? "";
  button.hidden = false;
  button.addEventListener("click", () => {
    const hidden = input.type === "password";
    input.type = hidden ? "text" : "password";
    button.textContent = hidden ? (button.dataset.hide ?? show) : show;
    input.focus();
  });
}

function sendOnce(form: HTMLFormElement) {
  const button = form.querySelector<HTMLButtonElement>(".public-main");
  form.addEventListener("submit", (event) => {
    if (button?.getAttribute("aria-busy") === "true") event.preventDefault();
    button?.setAttribute("aria-busy", "true");
  });
  // Coming back by the browser's history shows the page as it was left.
  window.addEventListener("pageshow", () => button?.removeAttribute("aria-busy"));
}

applyLook();
fillTimeZone();
document.querySelectorAll<HTMLButtonElement>(".public-reveal").forEach(offerReveal);
document.querySelectorAll("form").forEach(sendOnce);
