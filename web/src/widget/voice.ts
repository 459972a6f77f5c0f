/** Reading aloud by the browser's own voice: no sound file, no third party. */

export const canSpeak = (): boolean => "speechSynthesis" in globalThis;

export function speak(text: string, language: string, ended: () => void): void {
  hush();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  utterance.onend = ended;
  utterance.onerror = ended;
  speechSynthesis.speak(utterance);
}

export function hush(): void {
  if (canSpeak()) speechSynthesis.cancel();
}
