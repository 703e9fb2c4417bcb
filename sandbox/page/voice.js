/** Voice messages: from the microphone where there is one, otherwise a short melody made here. */

/** Whether this browser lets us record and a microphone is plugged in. */
export async function hasMicrophone() {
  if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === "undefined") return false;
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return devices.some((device) => device.kind === "audioinput");
}

/** Starts recording; the answer's `stop()` gives the File, `drop()` forgets it. Raises when the person refuses. */
export async function record() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mime = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"].find((type) =>
    MediaRecorder.isTypeSupported(type),
  );
  const recorder = new MediaRecorder(stream, { mimeType: mime });
  const parts = [];
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  const ended = new Promise((resolve) => recorder.addEventListener("stop", resolve));
  recorder.start();
  const finish = async () => {
    if (recorder.state !== "inactive") recorder.stop();
    await ended;
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    drop: finish,
    async stop() {
      await finish();
      const type = recorder.mimeType.split(";")[0];
      return new File(parts, `voice.${type.split("/")[1]}`, { type });
    },
  };
}

const RATE = 16_000;
const NOTES = [440, 554, 659, 554];

/** A second and a half of soft notes as a WAV file. */
export function sampleVoice() {
  const length = RATE * 1.5;
  const view = new DataView(new ArrayBuffer(44 + length * 2));
  const ascii = (offset, text) =>
    [...text].forEach((letter, index) => view.setUint8(offset + index, letter.charCodeAt(0)));
  ascii(0, "RIFF");
  view.setUint32(4, 36 + length * 2, true);
  ascii(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  ascii(36, "data");
  view.setUint32(40, length * 2, true);
  const noteLength = length / NOTES.length;
  for (let at = 0; at < length; at += 1) {
    const within = (at % noteLength) / noteLength;
    const tone = Math.sin((2 * Math.PI * NOTES[Math.floor(at / noteLength)] * at) / RATE);
    view.setInt16(44 + at * 2, tone * Math.sin(Math.PI * within) * 8000, true);
  }
  return new File([view], "voice.wav", { type: "audio/wav" });
}
