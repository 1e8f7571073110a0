import { Product } from "./model";

const product = new Product({ name: "Lamp", price: 40 });

await product.save();

product.changePrice(35);

await product.save();

product.sellOut();

await product.save();
