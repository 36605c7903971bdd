"""Surnames and given names from which invented people are made."""

SURNAMES = (
    *"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭",
    *"吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛",
    "欧阳",
    "诸葛",
)
GIVEN = "春夏秋冬禾苗松柏竹梅兰菊山川河湖泉溪峰岭平安和顺丰盈康宁文武才德仁义礼智信诚明亮"
