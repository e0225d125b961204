import { x } from "#domain";
console.log(x);

//# sourceMappingURL=main.js.map