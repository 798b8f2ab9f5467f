/**
 * What is looked at inside a page: put into every page before its own scripts, as `checks`. Plain JavaScript, for it
 * runs in the browser, whose globals the types of the tests do not know.
 */
/** Ratios of https://www.w3.org/TR/WCAG22/#contrast-minimum and #non-text-contrast. */
const TEXT = 4.5;
const LARGE_TEXT = 3;
const NOT_TEXT = 3;

const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary';

/** An element as a person would point at it. */
function named(element) {
  const text = (element.innerText || element.name || element.value || '').trim().slice(0, 40);
  return `<${element.localName}> "${text}"`;
}

const lineage = (element) => {
  const elements = [];
  for (let one = element; one; one = one.parentElement) elements.push(one);
  return elements;
};

/** Neither hidden nor cut down to a dot that only screen readers find. */
const isSeen = (element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  !lineage(element).some((one) => one.offsetWidth <= 1 && one.offsetHeight <= 1);

const seen = (selector) => [...document.querySelectorAll(selector)].filter(isSeen);

const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** Any CSS colour as red, green, blue (0 to 255) and alpha (0 to 1). */
function rgba(colour) {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

const over = ([r, g, b, alpha], [r0, g0, b0]) => [
  r * alpha + r0 * (1 - alpha),
  g * alpha + g0 * (1 - alpha),
  b * alpha + b0 * (1 - alpha),
  1,
];

/** What is painted behind an element's contents. */
function backgroundOf(element) {
  const canvas = document.documentElement.appendChild(document.createElement('span'));
  canvas.style.backgroundColor = 'Canvas';
  const bottom = rgba(getComputedStyle(canvas).backgroundColor);
  canvas.remove();
  return lineage(element)
    .reverse()
    .reduce((below, one) => over(rgba(getComputedStyle(one).backgroundColor), below), bottom);
}

function luminance(colour) {
  const [red, green, blue] = colour.slice(0, 3).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colour, background) {
  const [dark, light] = [luminance(over(colour, background)), luminance(background)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The elements that show text of their own, fields included. */
function withText() {
  const elements = new Set(seen('input:not([type=hidden]), select, textarea'));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: element, data } = texts.currentNode;
    if (data.trim() !== '' && isSeen(element)) elements.add(element);
  }
  return [...elements];
}

function* textFindings(limits) {
  for (const element of withText()) {
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    if (size < limits.text) yield `${named(element)}: text of ${size} px`;
    if (lineage(element).some((one) => getComputedStyle(one).backgroundImage !== 'none'))
      yield `${named(element)}: text on an image`;
    const [red, green, blue, alpha] = rgba(style.color);
    const opacity = lineage(element).reduce((all, one) => all * Number(getComputedStyle(one).opacity), alpha);
    const ratio = contrast([red, green, blue, opacity], backgroundOf(element));
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? LARGE_TEXT : TEXT)) yield `${named(element)}: contrast of ${ratio.toFixed(2)}`;
  }
}

/** A link inside a sentence: its height is the line's. */
const isInline = (element) =>
  getComputedStyle(element).display === 'inline' &&
  element.parentElement.innerText.trim() !== element.innerText.trim();

function* controlFindings(limits) {
  for (const element of seen(CONTROLS)) {
    const { width, height } = element.getBoundingClientRect();
    if (!isInline(element) && Math.min(width, height) < limits.target)
      yield `${named(element)}: a target of ${width} x ${height} px`;
    if (!element.matches('input:not([type=submit]), select, textarea')) continue;
    if (!element.labels.length) yield `${named(element)}: no label`;
    const border = contrast(rgba(getComputedStyle(element).borderTopColor), backgroundOf(element));
    if (border < limits.border) yield `${named(element)}: a border with a contrast of ${border.toFixed(2)}`;
  }
}

function* documentFindings(limits, scheme) {
  const { scrollWidth, lang } = document.documentElement;
  if (scrollWidth > innerWidth) yield `${scrollWidth} px wide in a window of ${innerWidth}`;
  if (!lang) yield 'no language';
  if (!document.title) yield 'no title';
  for (const one of ['h1', 'main']) {
    if (limits.landmarks && document.querySelectorAll(one).length !== 1) yield `not one <${one}>`;
  }
  const isDark = luminance(backgroundOf(document.body)) < 0.2;
  if (isDark !== (scheme === 'dark')) yield `not ${scheme}`;
}

/** How many rules a stylesheet has; one that failed to load does not let itself be read. */
function ruleCount(sheet) {
  try {
    return sheet.cssRules.length;
  } catch {
    return 0;
  }
}

function* styleFindings() {
  const sheets = [...document.styleSheets];
  for (const sheet of sheets) {
    if (!/\.[0-9a-f]{12}\.css$/.test(sheet.href)) yield `${sheet.href}: the name has no hash`;
    if (ruleCount(sheet) === 0) yield `${sheet.href}: no rules`;
  }
  const look = () => getComputedStyle(document.body).fontFamily;
  const styled = look();
  for (const sheet of sheets) sheet.disabled = true;
  if (look() === styled) yield `no stylesheet sets the fonts: ${styled}`;
  for (const sheet of sheets) sheet.disabled = false;
}

/** What shows that an element has the focus; an outline counts where it stands out. */
function focusLook(element) {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } =
    getComputedStyle(element);
  const isOutlined =
    outlineStyle === 'auto' ||
    (outlineStyle !== 'none' &&
      Number.parseFloat(outlineWidth) >= 2 &&
      contrast(rgba(outlineColor), backgroundOf(element.parentElement)) >= NOT_TEXT);
  return [isOutlined, boxShadow, borderColor, backgroundColor].join();
}

const atRest = new Map();

globalThis.checks = {
  /** Everything about the page as it stands that a visitor could complain of. */
  async findings(limits, scheme) {
    const found = [textFindings(limits), controlFindings(limits), documentFindings(limits, scheme)];
    const icon = new Image();
    // Where a page names none, browsers ask for this address.
    icon.src = document.querySelector('link[rel~=icon]')?.href ?? '/favicon.ico';
    const isIcon = await icon.decode().then(
      () => true,
      () => false,
    );
    return [...found.flatMap((some) => [...some]), ...styleFindings(), ...(isIcon ? [] : [`no ${icon.src}`])];
  },

  /** Takes the focus away and keeps how each control looks without. @returns how many there are */
  rest() {
    document.activeElement?.blur();
    for (const control of seen(CONTROLS)) atRest.set(control, focusLook(control));
    return atRest.size;
  },

  /** @returns the control that has the focus, if any, and whether that can be seen */
  async focus() {
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const element = document.activeElement;
    const index = [...atRest.keys()].indexOf(element);
    return { index, name: named(element), isSeen: focusLook(element) !== atRest.get(element) };
  },
};

addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
  globalThis.report(`policy: ${violatedDirective} of ${blockedURI || 'inline'} in ${sourceFile}`);
});
