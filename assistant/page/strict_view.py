"""The switch of strict mode, as safe HTML: beside the composer, and with an explanation among the settings. Pure."""

_BUILT_IN = (
    "지금은 언어 모델 없이 문서의 문장을 그대로 옮겨 답하므로, 켜거나 꺼도 답이 달라지지 않습니다. "
    "언어 모델을 연결하면 고르신 대로 답합니다."
)
_OFFICE = {True: "이 서버에서 정한 기본값은 켜짐입니다.", False: "이 서버에서 정한 기본값은 꺼짐입니다."}


def strict_switch(strict: bool) -> str:
    """Write the switch alone."""
    return (
        f'<button type="button" class="button plain small switch" role="switch" data-act="strict"'
        f' aria-checked="{"true" if strict else "false"}"'
        ' title="켜면 문서에서 근거를 확인하지 못한 문장을 답에서 뺍니다">'
        f'<span class="knob" aria-hidden="true"></span>엄격 모드 <span aria-hidden="true">'
        f"{'켜짐' if strict else '꺼짐'}</span></button>"
    )


def own_settings(strict: bool, *, matters: bool, default: bool) -> str:
    """Write what a reader may set: ``matters`` is whether a language model writes, ``default`` what the office set."""
    note = _OFFICE[default] if matters else _BUILT_IN
    kind = "soft" if matters else "notice calm"
    return (
        '<div class="own"><h2 class="title">설정</h2><section class="panel"><div class="bar spread">'
        f'<h3>답변</h3><span class="end">{strict_switch(strict)}</span></div>'
        "<p>엄격 모드를 켜면 언어 모델이 쓴 문장 가운데 문서에서 근거를 확인하지 못한 것을 답에서 빼고, "
        "몇 문장을 뺐는지 알려 드립니다. 끄면 빼지 않고 표시만 합니다.</p>"
        f'<p class="{kind}">{note}</p>'
        '<p class="soft">이 설정은 내 질문에만 쓰이고, 다음에 들어와도 그대로입니다.</p></section></div>'
    )
