// Contrasts that axe leaves open, judged by what is painted directly behind the letters.
//
// Text of a picture has a halo, drawn below the letters and above all lines: that is its ground; or it stands on a bar that is drawn
// before it and holds all of it, and on the parts of that bar. Other text stands on the nearest ancestor with a colour of its own.
// What has neither, or is too faint, is reported.

const LEAST = 4.5;

/** Those of axe's undecided nodes whose contrast is too low or cannot be known, each with the reason. */
export async function tooFaint(page, nodes) {
  const painted = await page.evaluate(colours, nodes.map((node) => node.target[0]));
  return nodes.flatMap((node, position) => {
    const { ink, grounds } = painted[position];
    const isKnown = ink !== null && grounds.length > 0 && !grounds.includes(null);
    const contrast = isKnown ? Math.min(...grounds.map((ground) => ratio(ink, ground))) : 0;
    return contrast >= LEAST ? [] : [`${node.target.join(" ")}: contrast ${contrast.toFixed(2)} of ${ink} on ${grounds.join(" and ")}`];
  });
}

/** The contrast of two colours as WCAG 2 defines it. */
export function ratio(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = colour.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Runs in the page: for each selector the colours of its letters and of their grounds, from 0 to 1, or null where unknown. */
function colours(selectors) {
  const parse = (text) => {
    const numbers = (text.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    const [channels, alpha = 1] = [numbers.slice(0, 3), numbers[3]];
    if (channels.length < 3 || alpha < 1) {
      return null;
    }
    return text.startsWith("rgb") ? channels.map((value) => value / 255) : text.startsWith("color(srgb ") ? channels : null;
  };
  const onBars = (element) => {
    const isIn = (one, other) => one.left >= other.left && one.right <= other.right && one.top >= other.top - 1 && one.bottom <= other.bottom + 1;
    const letters = element.getBoundingClientRect();
    const middle = { left: letters.left, right: letters.right, top: letters.top + letters.height / 3, bottom: letters.bottom - letters.height / 3 };
    const bars = Array.from(element.parentElement.querySelectorAll(":scope > rect"));
    const behind = bars.filter((bar) => bar.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    const holdsAll = behind.some((bar) => isIn(middle, bar.getBoundingClientRect()));
    return holdsAll ? behind.map((bar) => parse(getComputedStyle(bar).fill)) : [];
  };
  const inPicture = (element, style) => {
    const hasHalo = style.paintOrder.startsWith("stroke") && style.stroke !== "none" && parseFloat(style.strokeWidth) >= 3;
    return { ink: parse(style.fill), grounds: hasHalo ? [parse(style.stroke)] : onBars(element) };
  };
  const onAncestor = (element, style) => {
    for (let ancestor = element; ancestor !== null; ancestor = ancestor.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(ancestor);
      const ground = parse(backgroundColor);
      if (backgroundImage !== "none" || opacity !== "1" || ground !== null) {
        const isPlain = backgroundImage === "none" && opacity === "1";
        return { ink: parse(style.color), grounds: isPlain ? [ground] : [] };
      }
    }
    return { ink: null, grounds: [] };
  };
  return selectors.map((selector) => {
    const element = document.querySelector(selector);
    const style = getComputedStyle(element);
    return element instanceof SVGElement ? inPicture(element, style) : onAncestor(element, style);
  });
}
