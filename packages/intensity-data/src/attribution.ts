/** To be shown wherever data of this package is shown or passed on; ODbL-1.0 asks for it, and for the same licence. */
export const attribution: string =
  "Contains carbon intensity data from Electricity Maps (https://www.electricitymaps.com), available under the Open Database " +
  "License 1.0 (https://opendatacommons.org/licenses/odbl/1-0/), from Ember (https://ember-energy.org), CC-BY-SA-4.0, " +
  "and from the UNFCCC IFI Technical Working Group; water rests on mixes from Our World in Data, CC-BY-4.0, and Digital4Better, ODbL-1.0.";
