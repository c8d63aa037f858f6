// A large slim page has its table and a picture; pictures that answer, and what is folded in the rows, are packed.
unpacked(document.getElementById("folded")).then((text) => {
  const { pictures, folded } = JSON.parse(text);
  document.getElementById("fits").innerHTML = pictures;
  rows.forEach((row, at) => {
    row.id = `e${at}`;
    row.cells[1].innerHTML = `<details><summary>${row.cells[1].innerHTML}</summary>${folded[at]}</details>`;
  });
  mark();
});
