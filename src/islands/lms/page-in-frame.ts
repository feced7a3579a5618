/** The script of every page inside a package. */
import './in-frame.ts';
import '../page/page.ts';
