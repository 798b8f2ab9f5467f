// Shows an answer while it is written. Without this script, the form leads to a page with the whole of it.
const form = document.querySelector("#question");
const output = document.querySelector("#answer");
const button = form.querySelector("button");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  output.textContent = "";
  button.disabled = true;
  try {
    const response = await fetch(form.action, { method: "POST", body: new FormData(form) });
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      output.textContent += piece;
    }
  } catch (error) {
    output.textContent += `\n[${error.message}]`;
  } finally {
    button.disabled = false;
  }
});
