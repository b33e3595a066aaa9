/**
 * The browser's half of the agent's line: microphone out, caller in, over one WebRTC connection.
 * PCMU first, so that the server never transcodes; the offer goes out whole, after the candidates are gathered.
 */
export class Sound {
  private readonly connection = new RTCPeerConnection();
  private readonly speaker = new Audio();
  private grace: ReturnType<typeof setTimeout> | undefined;
  private readonly lost = () => this.tell("lost");

  /** @param tell how it goes; "lost" is beyond saving, or the microphone is gone */
  constructor(
    private readonly microphone: MediaStream,
    private readonly tell: (state: "up" | "lost") => void,
  ) {
    const [track] = microphone.getAudioTracks();
    if (!track) throw new Error("a microphone without a track");
    track.addEventListener("ended", this.lost);
    const transceiver = this.connection.addTransceiver(track, { direction: "sendrecv", streams: [microphone] });
    preferPcmu(transceiver);
    this.speaker.autoplay = true;
    this.connection.addEventListener("track", (event) => {
      this.speaker.srcObject = event.streams[0] ?? new MediaStream([event.track]);
      void this.speaker.play().catch(() => {});
    });
    this.connection.addEventListener("connectionstatechange", () => this.watch());
  }

  async offer(): Promise<string> {
    await this.connection.setLocalDescription(await this.connection.createOffer());
    await gathered(this.connection, 1_000);
    return this.connection.localDescription?.sdp ?? "";
  }

  async accept(answer: string): Promise<void> {
    await this.connection.setRemoteDescription({ type: "answer", sdp: answer });
  }

  close(): void {
    clearTimeout(this.grace);
    this.microphone.getTracks().forEach((track) => {
      track.removeEventListener("ended", this.lost);
      track.stop();
    });
    this.connection.close();
    this.speaker.srcObject = null;
  }

  /** "disconnected" often heals by itself; five seconds of it do not. */
  private watch(): void {
    clearTimeout(this.grace);
    const state = this.connection.connectionState;
    if (state === "connected") this.tell("up");
    if (state === "failed") this.lost();
    if (state === "disconnected") this.grace = setTimeout(this.lost, 5_000);
  }
}

function preferPcmu(transceiver: RTCRtpTransceiver): void {
  const codecs = RTCRtpReceiver.getCapabilities("audio")?.codecs ?? [];
  const speech = codecs.filter((codec) => /^audio\/pcmu$/i.test(codec.mimeType));
  const digits = codecs.filter((codec) => /^audio\/telephone-event$/i.test(codec.mimeType) && codec.clockRate === 8000);
  if (speech.length) transceiver.setCodecPreferences([...speech, ...digits]);
}

function gathered(connection: RTCPeerConnection, atMostMs: number): Promise<void> {
  return new Promise((done) => {
    if (connection.iceGatheringState === "complete") return done();
    const timeout = setTimeout(done, atMostMs);
    connection.addEventListener("icegatheringstatechange", () => {
      if (connection.iceGatheringState !== "complete") return;
      clearTimeout(timeout);
      done();
    });
  });
}
