import { describe, expect, it } from "vitest";
import { isPublicAddress, parseAddress } from "./address.ts";

const isPublic = (text: string) => isPublicAddress(parseAddress(text)!);

describe("the address classifier (R31)", () => {
  it.each([
    ["this network", "0.0.0.0"],
    ["loopback", "127.0.0.1"],
    ["loopback, far end", "127.255.255.254"],
    ["private 10/8", "10.0.0.1"],
    ["private 172.16/12", "172.31.255.255"],
    ["private 192.168/16", "192.168.1.1"],
    ["link-local metadata", "169.254.169.254"],
    ["CGNAT", "100.64.0.1"],
    ["CGNAT metadata", "100.100.100.200"],
    ["host agent metadata", "168.63.129.16"],
    ["IETF protocol assignments", "192.0.0.192"],
    ["documentation", "192.0.2.1"],
    ["benchmarking", "198.18.0.1"],
    ["6to4 relay", "192.88.99.1"],
    ["multicast", "224.0.0.1"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["unspecified v6", "::"],
    ["loopback v6", "::1"],
    ["v4-compatible loopback", "::7f00:1"],
    ["v4-mapped private", "::ffff:10.0.0.1"],
    ["v4-mapped private in hex", "::ffff:a00:1"],
    ["v4-translated", "::ffff:0:10.0.0.1"],
    ["NAT64", "64:ff9b::7f00:1"],
    ["NAT64 local prefix", "64:ff9b:1::7f00:1"],
    ["6to4", "2002:7f00:1::"],
    ["Teredo", "2001::1"],
    ["unique local", "fd00:ec2::254"],
    ["link-local v6", "fe80::1"],
    ["site-local", "fec0::1"],
    ["multicast v6", "ff02::1"],
    ["documentation v6", "2001:db8::1"],
    ["outside global unicast", "4000::1"],
  ])("refuses %s", (_name, address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(["8.8.8.8", "100.63.255.255", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8"])("accepts public %s", (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it.each(["127.1", "0x7f.0.0.1", "2130706433", "fe80::1%eth0", "localhost", ""])("takes %o for no address", (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});
