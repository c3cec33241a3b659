using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Scanning;
using Gongkai.Publishing.Scanning;

namespace Gongkai.Tests.Publishing.Scanning;

/// <summary>
/// Hijacked pages written by hand, each in a way of its own, and beside each the page that looks like it and may be published. {B} {C} {D} are names and {k}
/// letters with figures, invented anew in each run; {u} is where somebody wants readers to go, {e} the same in a script's writing.
/// </summary>
public sealed class HijackedPagesTests
{
    private const int Runs = 40, MostMissed = 2;

    private const string Body = """
        <p>各镇人民政府、街道办事处，区直有关单位：为做好节日期间生活必需品市场供应工作，现将有关事项通知如下。</p>
        <p>一、加强监测。各单位要安排专人值守，每日报送重点商品价格和库存，发现异常情况及时报告。</p>
        <p>二、组织货源。指导商超、农贸市场与产地对接，适当增加粮油肉蛋菜储备，保证不断档、不脱销。</p>
        <p>三、开展检查。会同市场监管、应急管理等部门对大型商超、加油站逐户检查，督促落实安全生产责任。</p>
        """;

    private static readonly ScanSurroundings Around = new(new(2026, 11, 30)) { Agencies = ["云川市青岭区商务局", "云川市青岭区人民政府", "云川市人民政府"] };

    public static TheoryData<string, string, string> Pages { get; } = new()
    {
        {
            "the place replaced, and agencies that no list has",
            "<h1>关于做好技能培训补贴发放工作的通知</h1><p>{B}市人社局、{B}市财政局联合印发办法，{B}市政务服务中心设立窗口。</p><p>申请人到{B}市人社局领取表格，{B}市财政局复核。</p>",
            "<h1>关于做好技能培训补贴发放工作的通知</h1><p>云川市人社局、云川市财政局联合印发办法，云川市政务服务中心设立窗口。丰城市、临海市来函交流。</p>"
        },
        {
            "names strung together before the agency",
            "<h1>{B}_{C}_{D}市民政局公告</h1>" + Body,
            "<h1>云川市民政局公告</h1><p>附件：云川市_青岭区_民政局_名单.xlsx；位置：首页_政务公开_通知公告。</p>" + Body
        },
        {
            "capitals pushed into words",
            "<h1>通知</h1><p>联系电{K}话见附表，由区商{K}务局汇总，评{K}审结果在网{K}站公布，逾{K}期不予受理。</p>",
            "<h1>设备采购结果</h1><p>采购{K}型巡检仪两台，{K}型巡检仪由中标单位负责安装，{K}保修三年。</p>"
        },
        {
            "off the screen by a class",
            "<style>.n1{text-indent:-999em;overflow:hidden}</style><h1>通知</h1>" + Body + "<div class=n1><a href='{u}'>{B}</a></div>",
            "<style>.n1{text-indent:-999em}</style><h1>通知</h1>" + Body + "<a class=n1 href='/'>网站首页</a>"
        },
        {
            "cut off by a clip",
            "<h1>通知</h1>" + Body + "<span style='position:absolute;clip:rect(0,0,0,0)'><a href='{u}'>{B}</a></span>",
            "<h1>通知</h1><a href='#text' style='position:absolute;clip:rect(0,0,0,0)'>跳到正文</a>" + Body
        },
        {
            "a marquee of a few dots",
            "<h1>通知</h1>" + Body + "<marquee width=3 height=3 scrollamount=9000><a href='{u}'>{B}</a> {C}</marquee>",
            "<marquee scrollamount=3>请各经营单位注意防火防盗。</marquee><h1>通知</h1>" + Body
        },
        {
            "no height, by a class",
            "<style>#x,.zz{height:0;overflow:hidden}</style><h1>通知</h1>" + Body + "<div class=zz><p><a href='{u}'>{B}</a></p></div>",
            "<style>.zz{height:0;overflow:hidden}</style><h1>通知</h1>" + Body + "<div class=zz><a href='/zfxxgk/'>政府信息公开</a></div>"
        },
        {
            "out of sight by its id",
            "<style>#q8{display:none}</style><h1>通知</h1>" + Body + "<div id=q8><a href='{u}'>{B}</a></div>",
            "<style>#q8{display:none}</style><h1>通知</h1>" + Body + "<div id=q8><a href='/zfxxgk/'>政府信息公开</a></div>"
        },
        {
            "packed",
            "<h1>通知</h1>" + Body + "<script>eval(function(p,a,c,k,e,d){return p}('0.1=\"2://3\"',4,4,'location|href|https|{h}'.split('|'),0,{}))</script>",
            "<h1>通知</h1>" + Body + "<script>eval(function(p,a,c,k,e,d){return p}('0.1=2',3,3,'document|title|name'.split('|'),0,{}))</script>"
        },
        {
            "nearly white",
            "<h1>通知</h1>" + Body + "<p style='color:#fefefe'>{B}官网 {C}</p>",
            "<h1>通知</h1><div style='background:#c00'><span style='color:#fefefe'>重要通知</span></div>" + Body
        },
        {
            "for those without script",
            "<h1>通知</h1>" + Body + "<noscript><a href='{u}'>{B}</a></noscript>",
            "<h1>通知</h1>" + Body + "<noscript>请打开浏览器的脚本功能。<a href='/zfxxgk/'>查看文字版</a></noscript>"
        },
        {
            "a script that asks who reads",
            "<h1>通知</h1>" + Body + "<script>if(/baidu|sogou|spider/i"
                + ".test(navigator.userAgent)){document.write(unescape('%3Ciframe src=%22{u}%22%3E'));}</script>",
            "<h1>通知</h1>" + Body + "<script>if(/Mobile|Android/i.test(navigator.userAgent)){location.href='https://m.qingling.gov.cn/';}</script>"
        },
        {
            "a script in figures",
            "<h1>通知</h1>" + Body + "<script>eval(String.fromCharCode({f}))</script>",
            "<h1>通知</h1>" + Body + "<script>var a=String.fromCharCode(65,66);document.getElementById('s').title=a;</script>"
        },
        {
            "a script in other figures",
            "<h1>通知</h1>" + Body + "<script>document.write('\\x3c\\x61\\x20href=\\x22{e}\\x22\\x3e');</script>",
            "<h1>通知</h1>" + Body + "<script>document.write('\\u4eca\\u5929\\u662f'+new Date().getFullYear());"
                + "document.write('<script src=\"/a.js\"><\\/script>');</script>"
        },
        {
            "a script in pieces",
            "<h1>通知</h1>" + Body + "<script>var u='htt'+'ps:/'+'/{h}';setTimeout(function(){top.location=u},900)</script>",
            "<h1>通知</h1>" + Body + "<script>var u='/zfx'+'xgk/';setTimeout(function(){top.location=u},900)</script>"
        },
        {
            "a script in another alphabet",
            "<h1>通知</h1>" + Body + "<script>window.location.replace(atob('{6}'))</script>",
            "<h1>通知</h1>" + Body + "<script>var p=atob('L3pmeHhnay8=');</script>"
        },
        {
            "a jump as the page opens",
            "<body onload=\"window.location='{u}'\"><h1>通知</h1>" + Body,
            "<body onload=\"init()\"><h1>通知</h1>" + Body
        },
        {
            "a frame over everything",
            "<h1>通知</h1>" + Body + "<iframe src='{u}' style='position:fixed;top:0;left:0;width:100%;height:100%;z-index:99999;border:0'></iframe>",
            "<h1>通知</h1>" + Body + "<iframe src='https://www.gov.cn/video/1.html' width=640 height=360></iframe>"
        },
        {
            "a title of others, in entities",
            "<head><title>&#{1};&#{2};·{k}(中国)官方网站</title></head><h1>关于做好市场供应工作的通知</h1>" + Body,
            "<head><title>关于做好市场供应工作的通知-云川市青岭区商务局(官方网站)</title></head><h1>关于做好市场供应工作的通知</h1>" + Body
        },
        {
            "a title with what is offered",
            "<head><title>{B}在线登录入口-最新版</title></head><h1>关于做好市场供应工作的通知</h1>" + Body,
            "<head><title>企业服务平台登录入口调整的公告</title></head><h1>关于企业服务平台登录入口调整的公告</h1>" + Body
        },
        {
            "letters of another alphabet",
            "<h1>通知</h1>" + Body + "<p>请到вet365登记，вet365已经开放，登录вet365办理。</p>",
            "<h1>通知</h1>" + Body + "<p>水温25℃，颗粒物35μg/m³，β系数另表，１２３４５热线受理。</p>"
        },
        {
            "letters with nothing between them",
            "<h1>通知</h1>" + Body + "<p>各单位在{z}登记，经{z}审核，由{z}发放，凭{z}领取。</p>",
            "<h1>通知</h1>" + Body + "<p>各单位在系统登记，经科室\u200b审核，由窗口\u200b发放，凭证件领取。</p>"
        },
        {
            "results of a lottery",
            "<h1>通知</h1>" + Body + "<p>第2026{9}期开奖结果：03 07 12 18 25 31 特码 09，今晚{n}肖中特，{B}资料大全。</p>",
            "<h1>2026年度福利彩票公益金使用情况公告</h1><p>本年度福利彩票公益金安排用于养老服务设施，双色球销售情况由福利彩票发行中心公布。</p>" + Body
        },
        {
            "whom to ask, replaced",
            "<h1>通知</h1>" + Body + "<p>咨询加微信：{k}，或者 TG：@{k}，新会员送彩金。</p>",
            "<h1>通知</h1>" + Body + "<p>咨询请关注微信公众号“青岭商务”，工作群QQ：{9}{9}，会员企业联系人见附件。</p>"
        },
        {
            "公开 replaced",
            "<h1>政府信息{B}工作年度报告</h1><p>主动{B}政府信息三百条，依申请{B}办结十二件，不予{B}两件，部分{B}一件。</p><p>{B}指南已经修订，{B}目录及时更新，政务{B}培训两次。</p>",
            "<h1>关于表扬{B}同志的通报</h1><p>{B}同志在抢险中表现突出，群众向{B}致谢，{B}说这是应该做的。</p><p>区里号召向{B}学习，{B}所在单位给予{B}奖励，不予公开{B}的个人信息。</p>"
        },
        {
            "turned, with sounds",
            "<h1>關於做好節日供應工作的通知</h1><p>為做好節日期間(jian)生活必需品市場供應工作，現將有關事項通知如下：加強監測(ce)，組織貨源，開展檢查，發現異常情況及時報告，保證不斷檔、不脫銷。</p>",
            "<h1>关于做好节日供应工作的通知</h1><p>砀(dàng)山酥梨、亳(bó)州药材、歙(shè)砚等名优产品进入展区，老字号“聚豐樓”参展。</p>" + Body
        },
        {
            "friends at the foot",
            "<h1>通知</h1>" + Body + "<div>友情链接：<a href='{u}'>{B}</a> <a href='https://www.{k}.com/'>{C}</a></div>",
            "<h1>通知</h1>" + Body + "<div>友情链接：<a href='https://www.gov.cn/'>中国政府网</a> <a href='http://www.news.cn/'>新华网</a></div>"
        },
        {
            "a line of what is watched, above the text",
            "<p>{B}影院高清完整版免费在线观看，{C}免费在线播放</p><h1>通知</h1>" + Body,
            "<p>农村公益电影放映完整版名单见附件，居民可以免费观看。</p><h1>通知</h1>" + Body
        },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_hijacked_page_is_kept_back_and_its_twin_is_not(string how, string hijacked, string clean)
    {
        var (random, missed) = (new Random(), new List<string>());
        for (var run = 0; run < Runs; run++)
        {
            var names = Names(random);
            var page = Filled(hijacked, names);
            if (!Scan(page).Any(IsError)) missed.Add($"{names["{B}"]} {names["{k}"]}");
            var kept = Scan(Filled(clean, names)).FirstOrDefault(IsError);
            Assert.True(kept is null, $"{how}: {names["{B}"]}: {kept?.Code} {string.Join(' ', kept?.Values.Select(value => value.Value) ?? [])}");
        }
        // Now and then invented characters happen to be a word.
        Assert.True(missed.Count <= MostMissed, $"{how}: {missed.Count} of {Runs}: {string.Join('，', missed)}");
    }

    // A word that is not missing everywhere, or stands among words that nobody has seen beside it, is told and keeps nothing back.
    [Fact]
    public void A_word_of_a_measure_that_was_replaced_is_told()
    {
        const string Measure = "<h1>预付卡{B}办法</h1><p>为加强预付卡{B}，规范经营秩序，商务部门负责{B}工作，实行分类{B}。</p>"
            + "<p>发卡企业应当建立{B}制度，{B}人员接受培训，{B}部门每年检查，违反{B}规定的依法处理。</p>";
        var (random, told) = (new Random(), 0);
        for (var run = 0; run < Runs; run++)
            if (Scan(Filled(Measure, Names(random))).Any(finding => finding.Code == "PB10")) told++;
        Assert.InRange(told, Runs - 2 * MostMissed, Runs);
        Assert.DoesNotContain(Scan(Measure.Replace("{B}", "管理", StringComparison.Ordinal)), finding => finding.Code == "PB10");
    }

    // Texts that people wrote about one thing say its word again and again: 评定, 追加, 押金. None of them stands for another.
    [Fact]
    public void No_text_of_the_demonstration_is_taken_for_a_hijacked_one()
    {
        var files = Directory.GetFiles(Repository.At("data/demo/publishing"), "*.md");
        Assert.True(files.Length > 200, $"{files.Length} files");
        var taken = new List<string>();
        foreach (var file in files)
        {
            var text = File.ReadAllText(file).Split("---\n", 3)[^1];
            if (!text.Contains("<p>", StringComparison.Ordinal))
                text = string.Concat(text.Split('\n').Select(line => line.StartsWith('#') ? $"<h2>{line.TrimStart('#')}</h2>" : $"<p>{line}</p>"));
            taken.AddRange(Scan(text).Where(finding => finding.Code is "PB05" or "PB10" || finding.Code == "PB06" && IsError(finding))
                .Select(finding => $"{Path.GetFileName(file)} {finding.Code} {string.Join(' ', finding.Values.Select(value => value.Value))}"));
        }
        Assert.Empty(taken);
    }

    private static bool IsError(Finding finding) => finding.Severity == Severity.Error;

    private static IEnumerable<Finding> Scan(string html) =>
        Scanner.Scan(ScannedFile.OfHtml("页面", html, new("https://www.qingling.gov.cn/zfxxgk/1.html"), ReadingLimits.Default), Around);

    private static string Filled(string html, Dictionary<string, string> names) =>
        names.Aggregate(new StringBuilder(html), (filled, name) => filled.Replace(name.Key, name.Value)).ToString();

    private static Dictionary<string, string> Names(Random random)
    {
        string Name(int length) => new([.. Enumerable.Range(0, length).Select(_ => "晟泓琅玥珑璟煜宸玺铂翎瀚麒祺骏鑫屹翊昱鼎曜凯悦豪"[random.Next(24)])]);
        string Letters(int count, char from) => new([.. Enumerable.Range(0, count).Select(_ => (char)(from + random.Next(26)))]);
        var figures = $"{random.Next(100, 1000)}";
        var (small, name) = (Letters(2, 'a') + figures, Name(random.Next(2, 4)));
        var host = $"www.{Letters(4, 'a')}{figures}.{(random.Next(2) == 0 ? "vip" : "com")}";
        var address = $"https://{host}/";
        return new()
        {
            ["{B}"] = name,
            ["{C}"] = Name(2),
            ["{D}"] = Name(3),
            ["{k}"] = small,
            ["{K}"] = small.ToUpperInvariant(),
            ["{z}"] = string.Join('\u200b', small.ToCharArray()),
            ["{u}"] = address,
            ["{h}"] = host + "/",
            ["{e}"] = string.Concat(address.Select(sign => $"\\x{(int)sign:x2}")),
            ["{f}"] = string.Join(',', $"location.href='{address}'".Select(sign => (int)sign)),
            ["{6}"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(address)),
            ["{1}"] = $"{(int)name[0]}",
            ["{2}"] = $"{(int)name[1]}",
            ["{9}"] = figures,
            ["{n}"] = random.Next(2) == 0 ? "三" : "六",
        };
    }
}
