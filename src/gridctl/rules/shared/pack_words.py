"""What `bad-policy` says of a pack's file, and of parameters that no data could keep."""

from collections.abc import Mapping

from gridctl.model.words import Words

PACK_MESSAGES: Mapping[str, Words] = {
    "choice": Words(
        "“{value}” does not fit the parameter {parameter}, which takes: {choices}.",
        "“{value}”不符合参数{parameter}的要求，可填：{choices}。",
    ),
    "above": Words(
        "{low} is {least}, above {high}, which is {most}: nothing can keep both.",
        "{low}为{least}，大于{high}的{most}，无法同时满足。",
    ),
    "most": Words(
        "{parameter} says {value}; the most there can be is {most}.",
        "{parameter}为{value}，不能超过{most}。",
    ),
    "weights": Words(
        "Both weights of the score are 0, so there is no score.",
        "两项权重都是0，无法计分。",
    ),
    "maxima": Words(
        "There are {items} {items:item|items} and {maxima} maxima; each item has one, in the same "
        "order.",
        "考评项有{items}项，满分有{maxima}个；应按同样的顺序一项一个。",
    ),
    "maxima-sum": Words(
        "The maxima of the items add up to {sum}, and the total is {total}.",
        "各项满分合计为{sum}，总分却为{total}。",
    ),
    "lacks": Words(
        "A clause of kind {kind} needs the parameter {parameter}.",
        "“{kind}”类条款必须有参数{parameter}。",
    ),
    "lacks-all": Words(
        "A clause of kind {kind} asks for nothing without one of: {parameters}.",
        "“{kind}”类条款至少要有下列参数之一，否则没有要求：{parameters}。",
    ),
    "dates": Words(
        "It begins on {start} and ends on {end}, before it begins.",
        "从{start}起，到{end}止：终止早于起始。",
    ),
    "never": Words(
        "{pack} itself is in force from {start} to {end}, so never in the time said here.",
        "{pack}本身的施行期为{start}至{end}，与此处的起止日期没有重合，永不生效。",
    ),
    "outside": Words(
        "It is due by {by}, when the document is not in force ({start} to {end}).",
        "期限为{by}，不在文件的施行期（{start}至{end}）之内。",
    ),
    "source": Words(
        "The source {source} is not in the data folder.",
        "来源文件{source}不在数据目录中。",
    ),
    "twice": Words(
        "A clause {clause} is already in line {first}.", "条款{clause}在第{first}行已经有了。"
    ),
    "overlap": Words(
        "{clause} sets {parameter} of {key} to {new}, {other} to {old}, for the same people at the "
        "same time: only the later holds.",
        "{clause}把{key}的{parameter}定为{new}，{other}定为{old}，对象和时间相同：只有后者起作用。",
    ),
    "key": Words(
        "No rule knows the key {key}, so nothing of this clause is checked.",
        "没有规则认识键{key}，这一条款不会被检查。",
    ),
    "near-key": Words(
        "No rule knows the key {key}, so nothing of this clause is checked; did you mean {near}?",
        "没有规则认识键{key}，这一条款不会被检查；是否应为{near}？",
    ),
    "kind": Words(
        "What {key} asks for is checked in clauses of kind {kinds}, not {kind}.",
        "{key}只有写成“{kinds}”类条款才会被检查，不能是“{kind}”类。",
    ),
    "audience": Words(
        "“{audience}” is no audience with terms of its own; known are: {known}.",
        "“{audience}”不是可以单独规定的对象；可填：{known}。",
    ),
    "not-adopted": Words(
        "{clause} of {pack} is changed here but not adopted: no pattern of clauses covers it.",
        "此处调整了{pack}的{clause}，但clauses没有采用这一条款。",
    ),
}
