// Contrasts that axe leaves open, judged by what is painted directly behind the letters.
//
// Text of a picture has a halo, drawn below the letters and above all lines: that is its ground. Other text stands on the nearest
// ancestor with a colour of its own. What has neither, or is too faint, is reported.

const LEAST = 4.5;

/** Those of axe's undecided nodes whose contrast is too low or cannot be known, each with the reason. */
export async function tooFaint(page, nodes) {
  const painted = await page.evaluate(colours, nodes.map((node) => node.target[0]));
  return nodes.flatMap((node, position) => {
    const { ink, ground } = painted[position];
    const contrast = ink && ground ? ratio(ink, ground) : 0;
    return contrast >= LEAST ? [] : [`${node.target.join(" ")}: contrast ${contrast.toFixed(2)} of ${ink} on ${ground}`];
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

/** Runs in the page: for each selector the colours of its letters and of their ground, from 0 to 1, or null where unknown. */
function colours(selectors) {
  const parse = (text) => {
    const numbers = (text.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    const [channels, alpha = 1] = [numbers.slice(0, 3), numbers[3]];
    if (channels.length < 3 || alpha < 1) {
      return null;
    }
    return text.startsWith("rgb") ? channels.map((value) => value / 255) : text.startsWith("color(srgb ") ? channels : null;
  };
  const onHalo = (style) => {
    const hasHalo = style.paintOrder.startsWith("stroke") && parseFloat(style.strokeWidth) >= 3;
    return { ink: parse(style.fill), ground: hasHalo ? parse(style.stroke) : null };
  };
  const onAncestor = (element, style) => {
    for (let ancestor = element; ancestor !== null; ancestor = ancestor.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(ancestor);
      const ground = parse(backgroundColor);
      if (backgroundImage !== "none" || opacity !== "1" || ground !== null) {
        const isPlain = backgroundImage === "none" && opacity === "1";
        return { ink: parse(style.color), ground: isPlain ? ground : null };
      }
    }
    return { ink: null, ground: null };
  };
  return selectors.map((selector) => {
    const element = document.querySelector(selector);
    const style = getComputedStyle(element);
    return element instanceof SVGElement ? onHalo(style) : onAncestor(element, style);
  });
}
