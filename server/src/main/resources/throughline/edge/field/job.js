(() => {
  // What was asked for may be somebody's meanwhile: the page looks again, but never under somebody's hands.
  if (document.querySelector("[data-waits]"))
    setInterval(() => {
      if (navigator.onLine && !document.hidden && !document.querySelector("details[open]")) location.reload();
    }, 20000);

  const report = document.querySelector("[data-report]");
  if (!report) return;

  const parts = report.querySelector("[data-parts]");
  const rows = [...parts.querySelectorAll(".part")];
  const name = (row) => row.querySelector("input").value.trim();
  const counts = () => {
    parts.querySelector("summary b").textContent = rows.filter(name).length;
    const last = rows.findLastIndex(name);
    rows.forEach((row, i) => (row.hidden = i > last + 1));
  };
  parts.addEventListener("input", counts);
  counts();

  const photos = report.querySelector("[data-photos]");
  const saved = photos.querySelector("summary b").textContent;
  const before = Number(/\d+/.exec(saved)?.[0] ?? 0);
  photos.addEventListener("change", () => {
    const chosen = [...photos.querySelectorAll("input")].reduce((n, { files }) => n + files.length, before);
    photos.querySelector("summary b").textContent = chosen ? photos.dataset.photos.replace("{0}", chosen) : "";
  });

  const voice = report.querySelector(".voice");
  const button = voice.querySelector(".mic");
  const said = voice.querySelector(".said");
  const sound = voice.querySelector("audio");
  const again = voice.querySelector(".again");
  const field = voice.querySelector("input[type=file]");
  if (!self.MediaRecorder || !navigator.mediaDevices?.getUserMedia) return; // what is there is the text field
  const most = Number(voice.dataset.most);
  const kinds = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  let recorder = null;
  button.hidden = false;

  const keeps = (chunks, seconds) => {
    const type = chunks[0].type.split(";")[0];
    const file = new File(chunks, `voice.${type.split("/")[1]}`, { type });
    const files = new DataTransfer();
    files.items.add(file);
    field.files = files.files;
    sound.src = URL.createObjectURL(file);
    sound.hidden = again.hidden = false;
    said.textContent = voice.dataset.kept.replace("{0}", clock(seconds));
  };

  const records = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const type = kinds.find((kind) => MediaRecorder.isTypeSupported(kind));
    const chunks = [];
    const from = Date.now();
    const seconds = () => Math.min(most, Math.round((Date.now() - from) / 1000));
    recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 48000 });
    const tick = setInterval(() => {
      said.textContent = voice.dataset.records.replace("{0}", clock(seconds()));
      if (seconds() >= most) recorder.stop();
    }, 500);
    recorder.ondataavailable = ({ data }) => data.size > 0 && chunks.push(data);
    recorder.onstop = () => {
      clearInterval(tick);
      for (const track of stream.getTracks()) track.stop();
      recorder = null;
      looks(false);
      if (chunks.length > 0) keeps(chunks, seconds());
    };
    recorder.start();
    looks(true);
  };
  const looks = (on) => {
    button.classList.toggle("on", on);
    button.setAttribute("aria-label", on ? voice.dataset.stop : voice.dataset.start);
  };

  button.addEventListener("click", async () => {
    if (recorder) return recorder.stop();
    try {
      await records();
    } catch (why) {
      said.textContent = why.name === "NotFoundError" ? voice.dataset.none : voice.dataset.refused;
    }
  });
  again.addEventListener("click", () => {
    field.value = "";
    sound.removeAttribute("src");
    sound.hidden = again.hidden = true;
    said.textContent = "";
  });
})();
