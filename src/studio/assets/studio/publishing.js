// Files that are made, one after the other.

/** What is to be looked at, and what is otherwise than last time: both change with a publication. */
async function lookAgain() {
  const response = await fetched(location.pathname);
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const place of ["section.before", "section.since"]) {
    const [old, fresh] = [$(place), $(place, page)];
    if (old && fresh) old.replaceChildren(...fresh.childNodes);
  }
}

function publishing() {
  const form = $("#publish");
  if (!form) return;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = $("button[type=submit]", form);
    const chosen = $$("input[name=variant]:checked", form).map((one) => one.value);
    const [bar, step] = [$("#bar"), $("#step")];
    $("#progress").hidden = false;
    button.disabled = true;
    let [all, ready] = [0, 0];
    const told = (one) => {
      if (one.is === "more") all += one.files;
      if (one.is === "waiting") step.textContent = say("Venter på en anden udgivelse …", "Waiting for another publication …");
      if (one.is === "ready") { ready += 1; step.textContent = one.name; }
      if (one.is === "done") {
        $("#published").replaceChildren(...new DOMParser().parseFromString(one.html, "text/html").body.childNodes);
        lookAgain();
        const fresh = one.made === 1 ? say("1 ny fil", "1 new file") : say(`${one.made} nye filer`, `${one.made} new files`);
        const rest = one.current === 1 ? say("1 var ajour", "1 was up to date") : say(`${one.current} var ajour`, `${one.current} were up to date`);
        step.textContent = one.made === 0 ? say("Alt var ajour", "Everything was up to date") : one.current === 0 ? fresh : `${fresh}, ${rest}`;
      }
      if (one.is === "failed") step.textContent = one.message;
      bar.max = Math.max(all, 1);
      bar.value = one.is === "done" ? bar.max : ready;
    };
    try {
      const response = await fetch(`${form.getAttribute("action")}?variants=${chosen.join(",")}`, { method: "POST" });
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        rest += decoder.decode(value, { stream: true });
        const parts = rest.split("\n\n");
        rest = parts.pop();
        for (const part of parts) {
          const data = part.split("\n").filter((line) => line.startsWith("data:")).map((line) => line.slice(5)).join("\n");
          if (data) told(JSON.parse(data));
        }
      }
    } catch {
      step.textContent = say("Forbindelsen til studiet blev afbrudt", "The connection to the studio was lost");
    }
    button.disabled = false;
  });
}
