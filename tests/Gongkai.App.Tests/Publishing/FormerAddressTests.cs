using Gongkai.Features.Publishing;

namespace Gongkai.Tests.Publishing;

/// <summary>Where imported items were before, as a request for it says it.</summary>
public sealed class FormerAddressTests
{
    [Theory]
    [InlineData("http://www.example.gov.cn/art/2019/3/5/art_1.html", "www.example.gov.cn", "/art/2019/3/5/art_1.html")]
    [InlineData("https://WWW.Example.gov.cn:8443/show.asp?id=3&lm=%E9%80%9A%E7%9F%A5#top", "www.example.gov.cn", "/show.asp?id=3&lm=通知")]
    [InlineData("http://www.example.gov.cn/zwgk/%E9%80%9A%E7%9F%A5/index.shtml", "www.example.gov.cn", "/zwgk/通知/")]
    [InlineData("/zwgk/1.html", "", "/zwgk/1.html")]
    public void An_address_is_said_as_a_request_for_it(string address, string host, string place) =>
        Assert.Equal(new FormerAddress(host, place), FormerAddress.Of(address));

    [Theory]
    [InlineData("")]
    [InlineData("原网站通知公告栏")]
    [InlineData("http://www.example.gov.cn/")]
    [InlineData("http://www.example.gov.cn/index.html")]
    [InlineData("//www.example.gov.cn/1.html")]
    [InlineData("file:///D:/site/1.html")]
    public void What_names_no_page_of_a_site_leads_nowhere(string address) => Assert.Null(FormerAddress.Of(address));
}
