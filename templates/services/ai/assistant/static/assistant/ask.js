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
    if (!response.headers.get("Content-Type")?.startsWith("text/plain")) {
      // A page: the form again, or where to sign in.
      form.submit();
      return;
    }
    // By hand: not every browser iterates over a stream.
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      output.textContent += read.value;
    }
  } catch (error) {
    output.textContent += `\n[${error.message}]`;
  } finally {
    button.disabled = false;
  }
});
