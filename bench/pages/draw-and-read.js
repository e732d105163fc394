/**
 * The smallest page that reads as one draws: a canvas, which is scaled to 28 × 28 in one go, and an answer.
 *
 * @param {Promise<(image: Float32Array) => Promise<ArrayLike<number>>>} loading what gives ten logits for 784 greys, 0…1, ink bright
 */
export async function drawAndRead(loading) {
  const canvas = document.querySelector("canvas");
  const answer = document.querySelector("#answer");
  const context = Object.assign(canvas.getContext("2d"), { lineWidth: 40, lineCap: "round", lineJoin: "round" });
  const small = Object.assign(document.createElement("canvas"), { width: 28, height: 28 });
  const smallContext = small.getContext("2d", { willReadFrequently: true });
  let predict;
  let busy = false;
  /** Counts what was drawn, and what of it was read. */
  let [drawn, read] = [0, 0];
  let isDown = false;

  const readSoon = async () => {
    if (busy || !predict || read === drawn) return;
    busy = true;
    const of = drawn;
    smallContext.clearRect(0, 0, 28, 28);
    smallContext.drawImage(canvas, 0, 0, 28, 28);
    const { data } = smallContext.getImageData(0, 0, 28, 28);
    const logits = Array.from(await predict(Float32Array.from({ length: 784 }, (_, i) => data[i * 4 + 3] / 255)));
    read = of;
    busy = false;
    answer.textContent = `${logits.indexOf(Math.max(...logits))}`;
    answer.dataset.settled = `${!isDown && read === drawn}`;
    readSoon();
  };
  const ink = () => {
    drawn++;
    answer.dataset.settled = "false";
    readSoon();
  };
  canvas.addEventListener("pointerdown", ({ offsetX, offsetY }) => {
    isDown = true;
    context.beginPath();
    context.moveTo(offsetX, offsetY);
  });
  canvas.addEventListener("pointermove", ({ offsetX, offsetY }) => {
    if (!isDown) return;
    context.lineTo(offsetX, offsetY);
    context.stroke();
    ink();
  });
  canvas.addEventListener("pointerup", () => {
    isDown = false;
    ink();
  });
  document.querySelector("#clear").addEventListener("click", () => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    answer.textContent = "";
  });
  predict = await loading;
  readSoon();
}
