// Package monitor is the rtnetlink Monitor: a process that owns a multicast
// socket, types each message the kernel sends and forwards it to an owner.
package monitor
