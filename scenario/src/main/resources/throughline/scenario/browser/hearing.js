// Listens beside the page to whatever its peer connections receive, so that a test can ask which tones the agent hears.
(() => {
  const ears = [];
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(...settings) {
      super(...settings);
      this.addEventListener("track", (event) => listen(event.track));
    }
  };

  function listen(track) {
    const context = new AudioContext({ sampleRate: 8000 });
    const ear = context.createAnalyser();
    ear.fftSize = 4096; // half a second; bins of 2 Hz
    ear.smoothingTimeConstant = 0;
    context.createMediaStreamSource(new MediaStream([track])).connect(ear);
    ears.push(ear);
    track.addEventListener("ended", () => context.close());
  }

  /** The share of the heard energy within 20 Hz of this frequency; -1 when nothing above -60 dBFS is heard at all. */
  window.shareHeardAt = (hertz) => {
    let best = -1;
    for (const ear of ears) {
      const decibels = new Float32Array(ear.frequencyBinCount);
      const samples = new Float32Array(ear.fftSize);
      ear.getFloatFrequencyData(decibels);
      ear.getFloatTimeDomainData(samples);
      if (Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length) < 0.001) continue;
      const width = ear.context.sampleRate / ear.fftSize;
      let near = 0;
      let all = 0;
      decibels.forEach((value, bin) => {
        const power = 10 ** (value / 10);
        all += power;
        if (Math.abs(bin * width - hertz) <= 20) near += power;
      });
      best = Math.max(best, near / all);
    }
    return best;
  };
})();
