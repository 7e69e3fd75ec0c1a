"""Where a question is written: components alone. chat.css shows the one button or the other."""

from typing import Any

from assistant.page.start import editing_line
from assistant.page.wiring.parts import gradio, html


class Composer:
    """The box for the question with its buttons, and the line over it while the last question is worded anew."""

    def __init__(self) -> None:
        gr = gradio()
        self.editing = html(editing_line(False), "editing")
        with gr.Row(elem_id="composer"):
            self.question: Any = gr.Textbox(
                label="질문",
                show_label=False,
                container=False,
                placeholder="문서에 대해 물어보세요",
                lines=1,
                max_lines=6,
                autofocus=True,
                elem_id="question",
            )
            self.send: Any = gr.Button("묻기", variant="primary", scale=0, min_width=76, elem_id="send")
            self.stop: Any = gr.Button("멈추기", scale=0, min_width=76, elem_id="stop")
