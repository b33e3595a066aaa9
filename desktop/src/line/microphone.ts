/** Getting the microphone, and why not. */

export type MicrophoneTrouble = "denied" | "missing" | "busy" | "insecure" | "other";

const kept = "throughline.microphone";

/** The microphone that this browser used last; empty for the system's own choice. */
export const keptMicrophone = (): string => localStorage.getItem(kept) ?? "";
export const keepMicrophone = (deviceId: string): void => localStorage.setItem(kept, deviceId);

/** @throws DOMException; see troubleOf */
export async function microphone(deviceId = keptMicrophone()): Promise<MediaStream> {
  if (!isSecureContext) throw new DOMException("no microphone without HTTPS", "SecurityError");
  const sound = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: deviceId ? { ...sound, deviceId: { exact: deviceId } } : sound });
  } catch (failure) {
    if (!deviceId || troubleOf(failure) === "denied") throw failure;
    keepMicrophone("");
    return navigator.mediaDevices.getUserMedia({ audio: sound });
  }
}

export function troubleOf(failure: unknown): MicrophoneTrouble {
  switch (failure instanceof DOMException ? failure.name : "") {
    case "NotAllowedError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    case "SecurityError":
      return "insecure";
    default:
      return "other";
  }
}

/** Whether opening it would ask nobody anything; a browser that does not tell counts as no. */
export async function microphoneAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: "microphone" as PermissionName })).state === "granted";
  } catch {
    return false;
  }
}

export async function microphones(): Promise<{ id: string; name: string }[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === "audioinput" && device.deviceId).map((device) => ({ id: device.deviceId, name: device.label }));
}

/** Tells the loudness of the microphone in dBFS ten times a second until the returned function is called. */
export function listen(stream: MediaStream, tell: (dBFS: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const every = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    tell(power > 0 ? Math.max(-90, 10 * Math.log10(power)) : -90);
  }, 100);
  return () => {
    clearInterval(every);
    void context.close();
  };
}
