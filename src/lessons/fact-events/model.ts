import { Aggregate, Domain, Event, field } from "aggregate-playground";

const shop = new Domain("Shop");

@shop.event({ partOf: "Product" })
export class PriceChanged extends Event({
  productId: field.identifier({ required: true }),
  price: field.float({ required: true }),
}) {}

@shop.aggregate({ factEvents: false })
export class Product extends Aggregate({
  name: field.string({ required: true }),
  price: field.float({ required: true, min: 0 }),
  inStock: field.boolean({ default: true }),
}) {
  /** @param price The new price */
  changePrice(price: number) {
    this.price = price;
    this.raise(new PriceChanged({ productId: this.id, price }));
  }

  /** Raises no delta event. Will anybody learn of it? */
  sellOut() {
    this.inStock = false;
  }
}
