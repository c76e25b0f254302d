/**
 * The stage on which the picture of a page lies: OpenSeadragon, and nothing else imports it. Shows one page at a time,
 * first in the size of the screen and, once somebody looks closer, in full; the page before stays until the next one is
 * there, so nothing flashes. Positions are told in shares of the page's width (x 0…1, y 0…height/width).
 */
import OpenSeadragon from 'openseadragon';
import type { Point } from './geometry.ts';
import { picture as decoded } from './pictures.ts';

/** From shares of the page's width to pixels of the stage: screen = origin + x·right + y·down. */
export type Placement = { readonly origin: Point; readonly right: Point; readonly down: Point };

export type Fit = 'width' | 'page' | 'actual' | 'free';

export type StagePicture = {
  /** Tells one page from another. */
  readonly key: string;
  readonly view: string;
  readonly full: string;
  /** Pixels across the full picture; null while the page has not been read. */
  readonly width: number | null;
};

export type Gesture = { readonly ctrl: boolean; readonly shift: boolean };

export type StageListeners = {
  /** The page moved on the screen. */
  onPlace(placement: Placement): void;
  onShown(key: string): void;
  onFailed(key: string): void;
  onFit(fit: Fit): void;
  /** The stage has another size and the page was laid out anew. */
  onResized(): void;
  onClick(at: Point, gesture: Gesture): void;
  onDoubleClick(at: Point): void;
  /** A box dragged with Ctrl held: while it grows, and when it is done. */
  onBox(from: Point, to: Point, done: boolean, gesture: Gesture): void;
};

export type Stage = {
  show(picture: StagePicture): void;
  fit(fit: Exclude<Fit, 'free'>): void;
  zoomBy(factor: number): void;
  /** Clockwise, of the view only. */
  rotate(degrees: number): void;
  /** In shares of what is visible. */
  panBy(x: number, y: number): void;
  /** Moves the page as little as needed so that this part of it can be seen. */
  bringIntoView(part: { x: number; y: number; width: number; height: number }): void;
  close(): void;
};

/** A picture a tenth coarser than the screen is not worth fetching a finer one for. */
const COARSER = 1.1;
const EDGE = 8;

/** The types of OpenSeadragon call this a DOM event; it carries the picture that was laid on the stage. */
const placed = (event: unknown): OpenSeadragon.TiledImage => (event as { item: OpenSeadragon.TiledImage }).item;

/** Halvings of a picture, the finest last: shrunk far in one step, thin strokes would break up. */
const HALVINGS = 3;

/** What OpenSeadragon asks of a tile source, around a picture that is already decoded: one tile at each halving. */
const sourceOf = (image: HTMLImageElement, address: string) => ({
  width: image.naturalWidth,
  height: image.naturalHeight,
  tileWidth: image.naturalWidth,
  tileHeight: image.naturalHeight,
  tileOverlap: 0,
  minLevel: 0,
  maxLevel: HALVINGS,
  getTileUrl: (level: number) => `${address}#${level}`,
  downloadTileStart(job: TileJob): void {
    const share = 2 ** (Number(job.src.split('#').at(-1)) - HALVINGS);
    if (share === 1) {
      job.finish(image, null, 'image');
      return;
    }
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(image.naturalWidth * share);
    canvas.height = Math.ceil(image.naturalHeight * share);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    job.finish(context, null, 'context2d');
  },
  downloadTileAbort(): void {},
});

type TileJob = { readonly src: string; finish(data: unknown, request: null, kind: 'image' | 'context2d'): void };

/** Without this one OpenSeadragon adds a style tag that carries no nonce, which the policy of the page refuses. */
function allowStyle(): void {
  const name = 'data-openseadragon-mobile-css';
  if (document.querySelector(`style[${name}]`) !== null) return;
  const style = document.createElement('style');
  style.setAttribute(name, 'true');
  style.nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  document.head.append(style);
}

export function openStage(element: HTMLElement, listeners: StageListeners): Stage {
  allowStyle();
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const gestures = { clickToZoom: false, dblClickToZoom: false, flickEnabled: false };
  const viewer = OpenSeadragon({
    element,
    // Pages are pictures of another origin of our own scheme; WebGL would ask leave of it and fall back anyway.
    drawer: 'canvas',
    showNavigationControl: false,
    animationTime: calm ? 0 : 0.25,
    springStiffness: 10,
    visibilityRatio: 0.3,
    minZoomImageRatio: 0.5,
    maxZoomPixelRatio: 4,
    zoomPerScroll: 1.2,
    imageSmoothingEnabled: true,
    gestureSettingsMouse: gestures,
    gestureSettingsPen: gestures,
    silenceMultiImageWarnings: true,
  });
  // The screen decides where the focus is: a click on the paper must not take it out of a field.
  viewer.canvas.removeAttribute('tabindex');
  const { viewport, world } = viewer;

  let shown: (StagePicture & { aspect: number }) | null = null;
  let wanted: string | null = null;
  let full: OpenSeadragon.TiledImage | 'coming' | null = null;
  let mode: Fit = 'width';
  let viewPixels = 0;
  let open = true;
  let boxFrom: Point | null = null;

  const pageAt = (position: OpenSeadragon.Point): Point => {
    const { x, y } = viewport.viewerElementToViewportCoordinates(position);
    return { x, y };
  };
  const screenAt = (x: number, y: number): Point => {
    const point = viewport.pixelFromPoint(new OpenSeadragon.Point(x, y), true);
    return { x: point.x, y: point.y };
  };

  function tellPlace(): void {
    if (shown === null) return;
    const origin = screenAt(0, 0);
    const [x, y] = [screenAt(1, 0), screenAt(0, 1)];
    listeners.onPlace({
      origin,
      right: { x: x.x - origin.x, y: x.y - origin.y },
      down: { x: y.x - origin.x, y: y.y - origin.y },
    });
  }

  function setMode(next: Fit): void {
    if (mode === next) return;
    mode = next;
    listeners.onFit(next);
  }

  /** Lays the page out as the mode says. `free` keeps the zoom and goes to where reading begins. */
  function layOut(immediately: boolean): void {
    if (shown === null) return;
    const size = viewport.getContainerSize();
    if (size.x === 0 || size.y === 0) return;
    const { aspect } = shown;
    const turn = ((viewport.getRotation() % 360) + 360) % 360;
    const lying = turn === 90 || turn === 270;
    const [across, along] = lying ? [aspect, 1] : [1, aspect];
    const margin = 1 + (2 * EDGE) / size.x;
    let shownAcross: number;
    if (mode === 'page') shownAcross = Math.max(across * margin, (along * margin * size.x) / size.y);
    else if (mode === 'width') shownAcross = across * margin;
    else if (mode === 'actual') {
      const pixels = shown.width ?? viewPixels;
      shownAcross = size.x / (pixels / OpenSeadragon.pixelDensityRatio);
    } else shownAcross = 1 / viewport.getZoom();
    const shownAlong = (shownAcross * size.y) / size.x;
    // The part of the page to be seen, upright on the screen: centred across, from the top down where it is longer.
    const centreAcross = across / 2;
    const centreAlong = shownAlong >= along ? along / 2 : shownAlong / 2 - (EDGE / size.x) * shownAcross;
    const centre =
      turn === 90
        ? { x: centreAlong, y: aspect - centreAcross }
        : turn === 180
          ? { x: 1 - centreAcross, y: aspect - centreAlong }
          : turn === 270
            ? { x: 1 - centreAlong, y: centreAcross }
            : { x: centreAcross, y: centreAlong };
    viewport.zoomTo(1 / shownAcross, undefined, immediately);
    viewport.panTo(new OpenSeadragon.Point(centre.x, centre.y), immediately);
  }

  /** Lays a picture over the one before, and takes that away once this one is drawn. */
  function lay(picture: StagePicture, image: HTMLImageElement): void {
    viewer.addTiledImage({
      tileSource: sourceOf(image, picture.view),
      x: 0,
      y: 0,
      width: 1,
      success: (event) => {
        const item = placed(event);
        if (wanted !== picture.key) {
          world.removeItem(item);
          return;
        }
        const others = Array.from({ length: world.getItemCount() }, (_, index) => world.getItemAt(index));
        // The page before lies under this one until this one is drawn.
        const clear = (): void => {
          for (const other of others) if (other !== item) world.removeItem(other);
        };
        if (item.getFullyLoaded()) clear();
        else item.addOnceHandler('fully-loaded-change', clear);
        full = null;
        const size = item.getContentSize();
        viewPixels = size.x;
        shown = { ...picture, aspect: size.y / size.x };
        viewport.setRotation(0, true);
        layOut(true);
        tellPlace();
        listeners.onShown(picture.key);
        sharpen();
      },
      error: () => {
        if (wanted === picture.key) listeners.onFailed(picture.key);
      },
    });
  }

  /** Fetches the full picture once the one for the screen is too coarse. */
  function sharpen(): void {
    if (shown === null || full !== null) return;
    const needed = viewport.getZoom() * viewport.getContainerSize().x * OpenSeadragon.pixelDensityRatio;
    if (needed <= viewPixels * COARSER || (shown.width !== null && shown.width <= viewPixels)) return;
    const { key } = shown;
    full = 'coming';
    viewer.addTiledImage({
      tileSource: { type: 'image', url: shown.full },
      x: 0,
      y: 0,
      width: 1,
      success: (event) => {
        const item = placed(event);
        if (shown?.key === key) full = item;
        else world.removeItem(item);
      },
      error: () => {
        if (shown?.key === key) full = null;
      },
    });
  }

  viewer.addHandler('update-viewport', tellPlace);
  viewer.addHandler('resize', () => {
    // The event comes before the new size is in force.
    requestAnimationFrame(() => {
      if (!open) return;
      if (mode !== 'free') layOut(true);
      listeners.onResized();
    });
  });
  viewer.addHandler('animation-finish', sharpen);
  viewer.addHandler('canvas-scroll', () => setMode('free'));
  viewer.addHandler('canvas-pinch', () => setMode('free'));
  // Keys are the screen's (page-viewer.tsx), which tells them on the sheet of keys.
  viewer.addHandler('canvas-key', (event) => {
    event.preventDefaultAction = true;
  });
  viewer.addHandler('canvas-click', (event) => {
    if (!event.quick) return;
    const { ctrlKey, metaKey, shiftKey } = event.originalEvent as MouseEvent;
    listeners.onClick(pageAt(event.position), { ctrl: ctrlKey || metaKey, shift: shiftKey });
  });
  viewer.addHandler('canvas-double-click', (event) => listeners.onDoubleClick(pageAt(event.position)));
  viewer.addHandler('canvas-drag', (event) => {
    const { ctrlKey, metaKey, shiftKey } = event.originalEvent as MouseEvent;
    if (boxFrom === null && !ctrlKey && !metaKey) return;
    event.preventDefaultAction = true;
    boxFrom ??= pageAt(event.position.minus(event.delta));
    listeners.onBox(boxFrom, pageAt(event.position), false, { ctrl: true, shift: shiftKey });
  });
  viewer.addHandler('canvas-drag-end', (event) => {
    if (boxFrom === null) return;
    event.preventDefaultAction = true;
    const { shiftKey } = event.originalEvent as MouseEvent;
    listeners.onBox(boxFrom, pageAt(event.position), true, { ctrl: true, shift: shiftKey });
    boxFrom = null;
  });

  return {
    show(picture) {
      if (wanted === picture.key) return;
      wanted = picture.key;
      decoded(picture.view).then(
        (image) => {
          if (open && wanted === picture.key) lay(picture, image);
        },
        () => {
          if (open && wanted === picture.key) listeners.onFailed(picture.key);
        },
      );
    },
    fit(next) {
      setMode(next);
      layOut(false);
    },
    zoomBy(factor) {
      setMode('free');
      viewport.zoomBy(factor);
      viewport.applyConstraints();
    },
    rotate(degrees) {
      viewport.setRotation(viewport.getRotation() + degrees, true);
      if (mode !== 'free') layOut(true);
    },
    panBy(x, y) {
      const bounds = viewport.getBoundsNoRotate();
      const way = new OpenSeadragon.Point(x * bounds.width, y * bounds.height).rotate(-viewport.getRotation());
      viewport.panBy(way);
      viewport.applyConstraints();
    },
    bringIntoView(part) {
      if (shown === null) return;
      const bounds = viewport.getBounds();
      const margin = bounds.width * 0.03;
      const shift = (low: number, high: number, from: number, to: number): number => {
        if (high - low > to - from - 2 * margin) return low - margin - from;
        if (low - margin < from) return low - margin - from;
        return high + margin > to ? high + margin - to : 0;
      };
      const dx = shift(part.x, part.x + part.width, bounds.x, bounds.x + bounds.width);
      const dy = shift(part.y, part.y + part.height, bounds.y, bounds.y + bounds.height);
      if (dx !== 0 || dy !== 0) viewport.panBy(new OpenSeadragon.Point(dx, dy), calm);
    },
    close() {
      open = false;
      viewer.destroy();
    },
  };
}
