import { createDesk } from './desk.ts';
import { serve } from './serve.ts';

serve(self as unknown as MessagePort, createDesk);
