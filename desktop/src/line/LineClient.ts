import { Refusal } from "../shared/api";
import { backOff, socketAddress } from "../shared/live";
import { Store } from "../shared/store";
import { microphone } from "./microphone";
import { Sound } from "./Sound";
import { atStart, heard, socketLost, socketUp, soundOf, type FromServer, type LineState, type SoundState } from "./state";
import { tabId } from "./tab";

type ToServer =
  | { type: "hello"; tab: string }
  | { type: "open"; sdp: string }
  | { type: "close" | "take-over" }
  | { type: "drawn" | "answer" | "decline" | "hold" | "resume" | "hang-up"; call: string }
  | { type: "mute"; call: string; on: boolean };

/**
 * This person's telephone. The socket carries commands and snapshots, the sound runs beside it: a lost socket comes back
 * by itself and the call does not notice.
 */
export class LineClient {
  readonly state = new Store<LineState>(atStart);
  /** What the server refused last, for whoever waits for it. */
  readonly refused = new Store<Refusal | null>(null);
  private socket: WebSocket | undefined;
  private sound: Sound | undefined;
  private wanted = false;
  private soundWanted = false;
  private opening = false;
  /** The newest try; what an older one brings late is thrown away. */
  private attempt = 0;
  private tries = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;

  connect(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.state.set({ ...atStart, socket: "connecting" });
    void tabId().then((tab) => this.dial(tab));
    navigator.mediaDevices?.addEventListener("devicechange", this.headsetChanged);
  }

  /** Signed out: socket and sound go. */
  disconnect(): void {
    clearTimeout(this.retry);
    this.wanted = false;
    this.attempt++;
    this.closeSound();
    this.socket?.close();
    this.socket = undefined;
    navigator.mediaDevices?.removeEventListener("devicechange", this.headsetChanged);
    this.state.set(atStart);
  }

  /** A headset was plugged in again: what was lost may work now. */
  private readonly headsetChanged = () => {
    if (this.soundWanted && this.state.now().ours === "lost") this.offerAgain();
  };

  /**
   * Brings the sound up and keeps it up. Done when the server hears us.
   *
   * @throws DOMException when there is no microphone, Refusal when the server cannot use our sound
   */
  async openSound(): Promise<void> {
    this.soundWanted = true;
    this.refused.set(null);
    if (soundOf(this.state.now()) !== "up") await this.offer();
    await this.until((state) => soundOf(state) === "up", 10_000);
  }

  closeSound(): void {
    this.soundWanted = false;
    this.dropSound();
    this.send({ type: "close" });
  }

  send(message: ToServer): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  private dial(tab: string): void {
    clearTimeout(this.retry);
    if (!this.wanted) return;
    this.socket?.close();
    this.socket = undefined;
    const attempt = ++this.attempt;
    void socketAddress("/ws/line").then(
      (address) => attempt === this.attempt && this.connectTo(address, tab),
      () => attempt === this.attempt && this.lost(tab),
    );
  }

  private connectTo(address: string, tab: string): void {
    const socket = (this.socket = new WebSocket(address));
    socket.onopen = () => {
      this.tries = 0;
      this.state.set(socketUp(this.state.now()));
      this.send({ type: "hello", tab });
    };
    socket.onmessage = (message) => socket === this.socket && this.hear(JSON.parse(String(message.data)) as FromServer);
    socket.onclose = () => socket === this.socket && this.lost(tab);
  }

  private lost(tab: string): void {
    this.state.set(socketLost(this.state.now()));
    this.retry = setTimeout(() => this.dial(tab), backOff(this.tries++) * 1000);
  }

  private hear(message: FromServer): void {
    this.state.set(heard(this.state.now(), message));
    if (message.type === "opened") void this.sound?.accept(message.sdp).catch(() => this.soundIs("lost"));
    if (message.type === "refused") this.refused.set(new Refusal(422, message.code, message.sentence));
    if (message.type === "line") this.keepSound(message.role, message.sound);
  }

  /** Another tab took the line: ours goes quiet. The server lost our sound: it gets a new offer. */
  private keepSound(role: "active" | "view-only", sound: string): void {
    const { ours } = this.state.now();
    if (role === "view-only") this.dropSound();
    else if (this.soundWanted && (sound === "none" || sound === "lost" || ours === "lost")) this.offerAgain();
  }

  private readonly offerAgain = () => void this.offer().catch(() => this.soundIs("lost"));

  private dropSound(): void {
    this.sound?.close();
    this.sound = undefined;
    this.soundIs("none");
  }

  private async offer(): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    try {
      this.sound?.close();
      this.soundIs("connecting");
      const sound = (this.sound = new Sound(await microphone(), (state) => this.soundChanged(state)));
      this.send({ type: "open", sdp: await sound.offer() });
    } finally {
      // until the server says "connecting", its older snapshots still say "none"
      setTimeout(() => (this.opening = false), 1_000);
    }
  }

  private soundChanged(state: "up" | "lost"): void {
    this.soundIs(state);
    if (state === "lost" && this.soundWanted) this.offerAgain();
  }

  private soundIs(ours: SoundState): void {
    this.state.set({ ...this.state.now(), ours });
  }

  private until(fact: (state: LineState) => boolean, atMostMs: number): Promise<void> {
    return new Promise((done, fail) => {
      const timeout = setTimeout(() => settle(() => fail(new Refusal(504, "line.sound-not-up", ""))), atMostMs);
      const look = () => {
        const refusal = this.refused.now();
        if (fact(this.state.now())) settle(done);
        else if (refusal) settle(() => fail(refusal));
      };
      const leave = [this.state.watch(look), this.refused.watch(look)];
      const settle = (end: () => void) => {
        clearTimeout(timeout);
        leave.forEach((each) => each());
        end();
      };
      look();
    });
  }
}

/** The one telephone of this page. */
export const line = new LineClient();
