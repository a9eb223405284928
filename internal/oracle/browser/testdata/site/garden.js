"use strict";
const plant = document.getElementById("plant");
function sow(how) {
  const item = document.createElement("li");
  item.textContent = plant.value + " by " + how;
  document.getElementById("bed").append(item);
}
document.getElementById("sow").addEventListener("click", (event) => sow(event.pointerType));
plant.addEventListener("keydown", (event) => {
  if (event.key === "Enter") sow("key");
  if (event.key === "ArrowDown") setTimeout(() => sow("arrow"), 50);
});
